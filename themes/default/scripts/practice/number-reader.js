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
    const isFigure = this.tokens[start].value !== null;
    // A piece of a word: `B2B`.
    if (isFigure && this.isGlued(start) && this.tokens[start - 1].isWord) return null;
    const share = this.oneOfMany(start);
    if (share) return share;
    const isMoney = this.words.money.has(this.word(start));
    if (isMoney) this.at += 1;
    const amount = this.amount();
    if (!amount) return this.timesAsMuch(start);
    if (this.passesOrdinal()) return null;
    if (passesMoment(this, start)) return this.finished(start, amount.value, "moment");
    const unit = isMoney ? { name: "money", scale: 1 } : this.passUnit(amount);
    if (unit?.name === "time" && this.passesHour()) return this.finished(start, amount.value, "moment");
    if (unit) return this.finished(start, amount.value, unit.name, unit.scale);
    const isJustOne = !amount.isPart && Math.abs(amount.value - 1) < 1e-9;
    if (isJustOne && !isFigure) return null;
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
      return this.withPart(this.withGluedScale(token.value));
    }
    const word = this.word(this.at);
    if (this.words.articles.has(word) && !this.areDecimals(this.at + 1)) return this.amountBehindArticle();
    const half = this.words.halves.get(word);
    if (half === undefined) return this.amountInWords(false);
    const scale = this.scaleBehindArticle(this.at + 1);
    if (scale === undefined) return this.part(half, 1);
    this.at += 3;
    return { value: half * scale, isPart: false };
  }

  // The scale that follows an article: `half a dozen`.
  scaleBehindArticle(at) {
    return this.words.articles.has(this.word(at)) ? this.words.scales.get(this.word(at + 1)) : undefined;
  }

  // `one in twenty`, as a share; null where that is not said.
  oneOfMany(start) {
    const isOne = this.word(start) === "1" || this.words.values.get(this.word(start)) === 1;
    if (!isOne || !this.words.ofMany.has(this.word(start + 1))) return null;
    this.at = start + 2;
    const many = this.amount();
    const isCounted = many && !many.isPart && many.value > 1 && !this.passUnit(many);
    if (isCounted) return this.finished(start, 1 / many.value, "share");
    this.at = start;
    return null;
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
    const whole = this.writtenOut(hasArticle);
    if (whole === null) return null;
    const value = this.withDecimals(whole);
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

  // A figure, times the letter behind it that is a scale where it is glued to it, or beside money.
  withGluedScale(value) {
    const scale = this.words.gluedScales.get(this.word(this.at));
    if (scale === undefined) return value;
    const isMoney = [this.at - 2, this.at + 1].some((at) => this.words.money.has(this.word(at)));
    if (!isMoney && !this.isGlued(this.at)) return value;
    this.at += 1;
    return value * scale;
  }

  // Whether a token follows the one before it without a blank.
  isGlued(at) {
    const [before, token] = [this.tokens[at - 1], this.tokens[at]];
    return before !== undefined && before.end === token?.start;
  }

  // Adds the decimals that follow: `point two`.
  withDecimals(value) {
    if (!this.areDecimals(this.at)) return value;
    let sum = value;
    let place = 0.1;
    for (this.at += 1; this.isDigit(this.at); this.at += 1) {
      sum += this.words.values.get(this.word(this.at)) * place;
      place /= 10;
    }
    return sum;
  }

  // Whether decimals are there, and behind them what they are decimals of: `at one point two came` has none.
  areDecimals(at) {
    if (!this.words.points.has(this.word(at))) return false;
    let end = at + 1;
    while (this.isDigit(end)) end += 1;
    const [behind, twoBehind] = [this.word(end), this.word(end + 1)];
    const { scales, time, money } = this.words;
    const isCounted = scales.has(behind) || time.has(behind) || money.has(behind);
    return end > at + 1 && (isCounted || wordsOfPercent(behind, twoBehind, this.words) > 0);
  }

  // Whether a digit is there that is said as a word.
  isDigit(at) {
    const value = this.words.values.get(this.word(at));
    return value >= 0 && value < 10;
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
    const { joiners, articles, halves, parts } = this.words;
    const hasArticle = articles.has(this.word(this.at + 1));
    const word = this.word(this.at + (hasArticle ? 2 : 1));
    const part = halves.get(word) ?? (hasArticle ? parts.get(word) : undefined);
    const follows = part !== undefined && joiners.has(this.word(this.at));
    if (follows) this.at += hasArticle ? 3 : 2;
    return { value: this.scaled(follows ? value + part : value), isPart: false };
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
        const behind = this.word(at + 1);
        const opens = this.at === start && (this.words.joiners.has(behind) || this.words.values.has(behind));
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
    const isFigure = this.tokens[this.at - 1].value !== null;
    const isOrdinal = isFigure && this.isGlued(this.at) && this.words.ordinals.has(this.word(this.at));
    if (isOrdinal) this.at += 1;
    return isOrdinal;
  }

  // Whether `past six` follows minutes, and passes it: `twelve minutes past six`.
  passesHour() {
    const namesHour = isHour(this, this.at + 1);
    const endsThere = !letterOrFigure.test(this.word(this.at + 1));
    const isPast = this.words.past.has(this.word(this.at)) && (namesHour || endsThere);
    if (isPast) this.at += namesHour ? 2 : 1;
    return isPast;
  }

  // The unit behind a number, which is passed; null where there is none.
  passUnit({ isPart }) {
    const at = this.at + this.lengthOfLink(isPart);
    const unit = unitNamed(this.word(at), this.word(at + 1), this.words);
    if (unit) this.at = at + unit.length;
    return unit ?? (this.opensRangeOfShares() ? { name: "share", scale: 0.01 } : null);
  }

  // Whether the number behind says of what both are: `from 34 to 12 per cent`.
  opensRangeOfShares() {
    if (!this.words.range.has(this.word(this.at))) return false;
    const start = this.at;
    this.at += 1;
    const isNumber = this.amount() !== null;
    const isShare = isNumber && wordsOfPercent(this.word(this.at), this.word(this.at + 1), this.words) > 0;
    this.at = start;
    return isShare;
  }

  // How many words link a number and its unit: `-` of `two-day`, `an` of `half an hour`, `of an`.
  lengthOfLink(isPart) {
    const [link, article, unit] = [0, 1, 2].map((ahead) => this.word(this.at + ahead));
    const { afterPart, articles, time } = this.words;
    if (isPart && afterPart.has(link) && articles.has(article) && time.has(unit)) return 2;
    return link === "-" || (isPart && articles.has(link)) ? 1 : 0;
  }
}
