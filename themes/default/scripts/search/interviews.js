// Which interviews somebody names: by the company, what for, a round, or who asks there.

// The words of an interview: those of the company's name, and all by which it is found.
function wordsOfInterview({ company, texts }, reading) {
  const wordsOf = (text) => reading.keys(text).filter(isWord);
  return { company: new Set(wordsOf(company)), all: new Set([company, ...texts].flatMap(wordsOf)) };
}

// The interviews that have every word of the query, as `{interview, isNamed}`: those first whose company it names,
// and nothing else, then in the order of the site.
function interviewsFor({ interviews }, allTerms) {
  const terms = allTerms.filter(({ isPhrase }) => !isPhrase);
  if (terms.length === 0) return [];
  const found = interviews.flatMap(({ company, all }, interview) => {
    return terms.every(isTermIn(all)) ? [{ interview, isNamed: areCompany(terms, company) }] : [];
  });
  return found.sort((left, right) => Number(right.isNamed) - Number(left.isNamed));
}

function isTermIn(words) {
  return ({ keys }) => keys.some((key) => words.has(key));
}

function areCompany(terms, company) {
  const isTyped = (word) => terms.some(({ keys }) => keys.includes(word));
  return terms.every(isTermIn(company)) && Array.from(company).every(isTyped);
}
