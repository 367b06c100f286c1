// Reads one number after the other out of what somebody says.

class NumberReader {
  constructor(utterance, numberWords) {
    this.utterance = utterance;
    this.tokens = utterance.tokens;
    this.words = numberWords;
    this.at = 0;
  }

  get isAtEnd() {
    return this.at >= this.tokens.length;
  }

  // The token at a place as it is written; nothing before the first and behind the last.
  word(at) {
    const token = this.tokens[at];
    return token ? this.utterance.lowered.slice(token.start, token.end) : "";
  }

  // The number that begins at the next token, or null. Reading goes on behind it, or behind what is none
  // though it looks like one.
  next() {
    const start = this.at;
    const { text, value } = this.tokens[start];
    const mayBegin = value !== null || this.words.openers.has(text);
    const number = mayBegin ? this.number(start) : null;
    this.at = Math.max(this.at, start + 1);
    return number;
  }

  number(start) {
    const isMoney = this.words.money.has(this.word(start));
    if (isMoney) this.at += 1;
    const amount = this.amount();
    if (!amount) return this.timesAsMuch(start);
    if (this.passesOrdinal()) return null;
    if (this.passesMoment(start)) return this.finished(start, amount.value, "moment");
    const unit = isMoney ? { name: "money", scale: 1 } : this.passUnit(amount);
    if (unit?.name === "time" && this.passesHour()) return this.finished(start, amount.value, "moment");
    if (unit) return this.finished(start, amount.value, unit.name, unit.scale);
    const isWrittenOut = this.tokens[start].value === null;
    const isJustOne = !amount.isPart && Math.abs(amount.value - 1) < 1e-9;
    if (isJustOne && isWrittenOut) return null;
    return this.finished(start, amount.value, amount.isPart ? "share" : "count");
  }

  // `twice`, where no amount could be read.
  timesAsMuch(start) {
    const times = this.words.times.get(this.word(start));
    this.at = times === undefined ? start : start + 1;
    return times === undefined ? null : this.finished(start, times, "times");
  }

  finished(start, amount, unit, scale = 1) {
    const [before, twoBefore] = [this.word(start - 1), this.word(start - 2)];
    const isAbout = this.words.about.has(before) || this.words.about.has(twoBefore);
    return {
      start: this.tokens[start].start,
      end: this.tokens[this.at - 1].end,
      value: amount * scale,
      amount,
      unit,
      isRough: isAbout && !/^[.,;]*$/.test(before),
    };
  }

  // Figures or words that say how much, and whether that is a part of one: `half`, `a third`.
  amount() {
    const token = this.tokens[this.at];
    if (!token) return null;
    if (token.value !== null) {
      this.at += 1;
      return this.withPart(this.scaled(token.value));
    }
    const word = this.word(this.at);
    if (this.words.articles.has(word)) return this.amountBehindArticle();
    const half = this.words.halves.get(word);
    return half === undefined ? this.amountInWords(false) : this.part(half, 1);
  }

  // `a third`, or `a hundred`.
  amountBehindArticle() {
    const word = this.word(this.at + 1);
    const { parts, scales } = this.words;
    if (parts.has(word) && this.endsPart(this.at + 2)) return this.part(parts.get(word), 2);
    if (!scales.has(word)) return null;
    this.at += 1;
    return this.amountInWords(true);
  }

  // `three hundred`, or `two thirds`.
  amountInWords(hasArticle) {
    const value = this.writtenOut(hasArticle);
    if (value === null) return null;
    const part = this.words.parts.get(this.word(this.at));
    return part === undefined ? this.withPart(value) : this.part(value * part, 1);
  }

  // A part of one, in so many words, which are passed.
  part(value, length) {
    this.at += length;
    return { value, isPart: true };
  }

  // Whether the word at a place lets `a third` before it mean a share: `a third of`, and the end of a clause.
  endsPart(at) {
    const word = this.word(at);
    return !letterOrFigure.test(word) || this.words.afterPart.has(word);
  }

  // A value, times the scales that follow.
  scaled(value) {
    let product = value;
    while (this.words.scales.has(this.word(this.at))) {
      product *= this.words.scales.get(this.word(this.at));
      this.at += 1;
    }
    return product;
  }

  // Adds `and a half`, where that follows.
  withPart(value) {
    let sum = value;
    if (this.words.joiners.has(this.word(this.at))) {
      const hasArticle = this.words.articles.has(this.word(this.at + 1));
      const word = this.word(this.at + (hasArticle ? 2 : 1));
      const part = this.words.halves.get(word) ?? (hasArticle ? this.words.parts.get(word) : undefined);
      if (part !== undefined) {
        sum += part;
        this.at += hasArticle ? 3 : 2;
      }
    }
    return { value: this.scaled(sum), isPart: false };
  }

  // Number words: `three hundred and ten thousand`; null where there are none. An article before a scale
  // stands for one.
  writtenOut(hasArticle) {
    const start = this.at;
    let total = 0;
    let current = hasArticle ? 1 : null;
    let mayAdd = !hasArticle;
    for (;;) {
      const isInside = this.at > start;
      const joins = isInside && this.words.joiners.has(this.word(this.at));
      const isHyphen = isInside && this.word(this.at) === "-";
      const at = this.at + (joins || isHyphen ? 1 : 0);
      const value = this.words.values.get(this.word(at));
      const scale = joins ? undefined : this.words.scales.get(this.word(at));
      if (value !== undefined) {
        // `and` joins only what is above a hundred: `two and three` are two numbers.
        const mayJoin = !joins || total > 0 || current >= 100;
        if (!mayAdd || !mayJoin || !fitsBehindNumber(current, value, joins)) break;
        current = (current ?? 0) + value;
      } else if (scale !== undefined) {
        const opens = this.at === start && this.words.joiners.has(this.word(at + 1));
        if (current === null && !opens) break;
        const product = (current ?? 1) * scale;
        if (scale > 100) total += product;
        current = scale > 100 ? null : product;
        mayAdd = true;
      } else {
        break;
      }
      this.at = at + 1;
    }
    return this.at > start ? total + (current ?? 0) : null;
  }

  // Whether what was read is an ordinal, `4th`, and passes its ending.
  passesOrdinal() {
    const [before, ending] = [this.tokens[this.at - 1], this.tokens[this.at]];
    const isGlued = before.value !== null && before.end === ending?.start;
    const isOrdinal = isGlued && this.words.ordinals.has(this.word(this.at));
    if (isOrdinal) this.at += 1;
    return isOrdinal;
  }

  // Whether what was read from `start` on says when: a year, a day of a month, a time of day. Passes what
  // belongs to it.
  passesMoment(start) {
    const [before, after] = [this.word(start - 1), this.word(this.at)];
    const isAlone = this.at === start + 1;
    // `eleven twenty`, `nineteen ninety-five`: two numbers that make none together.
    if (isAlone && this.isBetween(1, 100, start) && this.isBetween(5, 100, this.at)) {
      while (this.isBetween(5, 100, this.at) || this.word(this.at) === "-") this.at += 1;
      return true;
    }
    if (this.words.clock.has(after)) {
      this.at += 1;
      return true;
    }
    if (isAlone && isTimeOfDay(this.word(start))) return true;
    if (this.words.months.has(before) || this.words.months.has(after)) return true;
    if (this.tokens[start].value !== null) return isAlone && isYear(this.word(start));
    // `ten past six` and `a quarter to nine`, but not `from ten to six`: there it is no time of day.
    if (this.words.past.has(after) && !this.isAfterFrom(start) && this.isHour(this.at + 1)) {
      const minutes = this.words.values.get(this.word(start));
      return minutes === undefined || areMinutes(minutes);
    }
    return this.words.past.has(before) && this.isHour(start) && this.endsMinutes(start - 2);
  }

  // Whether `past six` follows minutes, and passes it: `twelve minutes past six`.
  passesHour() {
    const namesHour = this.isHour(this.at + 1);
    const endsThere = !letterOrFigure.test(this.word(this.at + 1));
    const isPast = this.words.past.has(this.word(this.at)) && (namesHour || endsThere);
    if (isPast) this.at += namesHour ? 2 : 1;
    return isPast;
  }

  // Whether the word at a place is so many minutes before or after an hour: `ten`, `half`, `quarter`.
  endsMinutes(at) {
    const word = this.word(at);
    const isPart = this.words.halves.has(word) || this.words.parts.has(word);
    return !this.isAfterFrom(at) && (isPart || areMinutes(this.words.values.get(word)));
  }

  // Whether one of the three words before a place begins a stretch: `from ten to six`.
  isAfterFrom(at) {
    return [1, 2, 3].some((back) => this.words.from.has(this.word(at - back)));
  }

  // Whether a number word is there that says `least` or more, and less than `most`.
  isBetween(least, most, at) {
    const value = this.words.values.get(this.word(at));
    return value >= least && value < most;
  }

  // Whether an hour of the clock is there, and no unit behind it.
  isHour(at) {
    const behind = this.word(at + 1);
    const { time, percent, scales } = this.words;
    const isCounted = time.has(behind) || percent.has(behind) || scales.has(behind);
    const hour = this.words.values.get(this.word(at));
    return hour >= 1 && hour <= 12 && !isCounted;
  }

  // The unit behind a number, which is passed; null where there is none.
  passUnit(amount) {
    const hasHyphen = this.word(this.at) === "-";
    const hasArticle = amount.isPart && this.words.articles.has(this.word(this.at));
    const at = this.at + (hasHyphen || hasArticle ? 1 : 0);
    const unit = unitNamed(this.word(at), this.word(at + 1), this.words);
    if (unit) this.at = at + unit.length;
    return unit;
  }
}
