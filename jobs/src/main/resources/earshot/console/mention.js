// One mention as people read it: what was found in it, how it was understood, and why.

import {h, outbound} from './dom.js';
import {both, number, percent, short, signed} from './format.js';

/** @param brief without its explanation's list */
export function mentionCard(document, context, brief) {
  const {social, user = {}, url = {}} = document;
  const post = social.post;
  const label = social.sentiment?.label || 'unscored';
  const name = user.full_name || user.name || 'an author who is not told';
  return h('article', {class: 'card ' + label, 'data-post': post.id, 'data-brand': social.brand},
    h('header', null,
      h('span', {class: 'badge ' + label}, label),
      h('span', {class: 'who'}, h('b', null, name), user.name && user.name !== name && h('span', {class: 'dim'}, ' @' + user.name)),
      h('span', {class: 'dim'}, social.platform, post.kind !== 'original' && ' · ' + post.kind),
      social.author?.followers !== undefined && h('span', {class: 'dim'}, short(social.author.followers) + ' followers'),
      social.author?.verified && h('span', {class: 'dim'}, 'verified'),
      h('time', {datetime: document['@timestamp'], class: 'dim'}, both(document['@timestamp']))),
    post.title && h('h3', {class: 'post-title', dir: 'auto'}, marked(post.title, 'title', social)),
    h('p', {class: 'post-text', dir: 'auto'}, marked(post.text || '', 'text', social)),
    h('footer', null,
      h('span', {class: 'chip'}, context.brandName(social.brand)),
      (social.intent || []).map((intent) => h('span', {class: 'chip'}, intent)),
      (post.media || []).map((kind) => h('span', {class: 'chip'}, kind)),
      post.rating !== undefined && h('span', {class: 'chip'}, `${post.rating} of 5`),
      counts(social.engagement || {}),
      url.full && outbound(url.full, ['Open on ', url.domain || social.platform], {class: 'out', 'data-key': 'out-' + post.id})),
    !brief && explanation(document, label));
}

function counts(engagement) {
  const named = [['likes', 'likes'], ['replies', 'replies'], ['reposts', 'reposts'], ['quotes', 'quotes'], ['saves', 'saves'], ['views', 'views']];
  return named.filter(([field]) => engagement[field] > 0).map(([field, name]) =>
    h('span', {class: 'count'}, h('b', null, short(engagement[field])), ' ', name));
}

/** The text with what was found in it marked: the query's hits, the sentence that carries the feeling, its cues. */
function marked(text, field, social) {
  const layers = [];
  const add = (span, kind, note) => {
    const start = span.start ?? 0;
    if (span.field === field && start < span.end && span.end <= text.length) layers.push({start, end: span.end, kind, note});
  };
  for (const hit of social.hits || []) add(hit, 'hit', hit.clause);
  if (social.sentiment?.sentence) add(social.sentiment.sentence, 'sentence');
  for (const cue of social.sentiment?.cues || []) add(cue, (cue.weight ?? 0) < 0 ? 'against' : 'for', signed(cue.weight ?? 0));
  const cuts = [...new Set([0, text.length, ...layers.flatMap((layer) => [layer.start, layer.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1];
    const on = layers.filter((layer) => layer.start <= start && layer.end >= end);
    const words = text.slice(start, end);
    if (!on.length) return words;
    const kinds = on.map((layer) => layer.kind).join(' ');
    const hit = on.find((layer) => layer.kind === 'hit');
    const cue = on.find((layer) => layer.kind === 'for' || layer.kind === 'against');
    const note = [hit?.note && 'found by ' + hit.note, cue && cue.note].filter(Boolean).join('; ');
    return h(hit ? 'mark' : 'span', {class: 'on ' + kinds, title: note || undefined}, words);
  });
}

function explanation(document, label) {
  const {social} = document;
  const {sentiment = {}, hits = []} = social;
  const words = (span) => (social.post[span.field] || '').slice(span.start ?? 0, span.end);
  const clauses = [...new Set(hits.map((hit) => hit.clause).filter(Boolean))];
  const all = (sentiment.negative || 0) + (sentiment.neutral || 0) + (sentiment.positive || 0);
  return h('details', {'data-key': `why-${social.brand}-${social.post.id}`, class: 'why'},
    h('summary', {'data-key': `sum-${social.brand}-${social.post.id}`}, `Why it is here, and why ${label}`),
    h('dl', null,
      h('dt', null, 'Found by'),
      h('dd', null, clauses.length ? clauses.map((clause) => h('code', null, clause)) : 'a field of the post, such as its link or author'),
      h('dt', null, 'Sentiment'),
      h('dd', null, all ? `${percent(sentiment.negative || 0, all)} negative, ${percent(sentiment.neutral || 0, all)} neutral, ${percent(sentiment.positive || 0, all)} positive`
        : 'No model serves its language, so it is counted as unscored.'),
      sentiment.sentence && [h('dt', null, 'Carried by'), h('dd', null, h('q', null, words(sentiment.sentence)))],
      sentiment.cues?.length > 0 && [h('dt', null, 'Moved by'),
        h('dd', null, h('ul', {class: 'cues'}, sentiment.cues.map((cue) =>
          h('li', {class: (cue.weight ?? 0) < 0 ? 'against' : 'for'}, words(cue), h('b', null, signed(cue.weight ?? 0))))))],
      h('dt', null, 'Model'),
      h('dd', {class: 'dim'}, sentiment.model || 'none', sentiment.language ? `, language ${sentiment.language}` : '',
        `, brand set version ${number(social.brand_set.version)}`)));
}
