// The reading list: exactly the mentions that the address names.

import {altered, here} from './address.js';
import {h} from './dom.js';
import {number, plural, span} from './format.js';
import {go} from './app.js';
import {mentionCard} from './mention.js';

export const title = 'Mentions';

const FILTERS = {hashtag: '#', link: 'link ', author: 'by ', language: 'language ', intent: 'wants: ', own_site: 'links to ', weekday: '', hour: 'hour '};
const KINDS = {'': 'All but reposts', original: 'Originals', reply: 'Replies', quote: 'Quotes', review: 'Reviews', repost: 'Reposts'};
const ORDERS = {newest: 'Newest first', oldest: 'Oldest first', 'most-engaged': 'Most engaged first'};

let older = [];
let next = '';

export async function load(ask, context, fresh) {
  // What was read on to is kept while the first page is looked at anew.
  if (fresh) older = [];
  const data = await ask('mentions', here());
  if (fresh || !older.length) next = data.page.next;
  return {...data, older};
}

export function view({period, page}, context) {
  const seen = new Set();
  const all = [...page.mentions, ...older].filter((document) => {
    const key = document.social.brand + '/' + document.social.post.id;
    return !seen.has(key) && seen.add(key);
  });
  return [
    h('h1', null, 'Mentions', h('span', {class: 'sub'}, period.brand ? context.brandName(period.brand) : 'all brands', ' · ', span(period.from, period.to))),
    filters(page),
    h('p', {class: 'total'}, h('b', {id: 'total', 'data-total': page.total}, number(page.total)),
      here().get('kind') === 'repost' ? ' reposts' : page.total === 1 ? ' mention' : ' mentions', chips()),
    page.total === 0
      ? h('p', {class: 'empty'}, 'No mention is like that in this period. Take a filter away, or choose a longer period.')
      : h('ol', {class: 'cards', id: 'list'}, all.map((document) => h('li', null, mentionCard(document, context)))),
    page.total > all.length && next
      ? h('p', {class: 'more-row'}, h('button', {type: 'button', id: 'more', 'data-key': 'more', onclick: () => more(context)}, `Show more of ${plural(page.total, 'mention')}`))
      : page.total > 0 && h('p', {class: 'empty small'}, 'That is all of them.'),
  ];
}

async function more(context) {
  const query = here();
  query.set('after', next);
  const response = await fetch('/api/mentions?' + query);
  if (!response.ok) return;
  const {page} = await response.json();
  const list = document.getElementById('list');
  const first = page.mentions.map((mention) => h('li', null, mentionCard(mention, context)));
  older = [...older, ...page.mentions];
  next = page.next;
  list.append(...first);
  if (!next) document.getElementById('more').remove();
  first[0]?.querySelector('summary, a')?.focus();
}

function filters(page) {
  const query = here();
  const facet = (name, label, counts, order = Object.keys(counts)) => h('fieldset', {class: 'facet'},
    h('legend', null, label),
    h('ul', null, order.filter((value) => counts[value] || query.get(name) === value).map((value) => {
      const chosen = query.get(name) === value;
      return h('li', null, h('a', {
        href: altered({[name]: chosen ? null : value}), class: 'toggle ' + value, 'aria-current': chosen ? 'true' : undefined,
        'data-key': name + value, 'data-count': counts[value] || 0,
      }, name === 'sentiment' && h('span', {class: 'swatch ' + value}), value, h('b', null, number(counts[value] || 0))));
    })));
  return h('form', {class: 'filters', role: 'search', 'aria-label': 'Filter mentions', onsubmit: search},
    facet('sentiment', 'Sentiment', page.sentiments, ['negative', 'neutral', 'positive', 'uncertain', 'unscored']),
    facet('platform', 'Platform', page.platforms),
    h('div', {class: 'row'},
      h('label', {class: 'grow'}, h('span', null, 'Words'), h('input', {type: 'search', name: 'q', value: query.get('q') || '', placeholder: 'late | delayed, -train, "customer service"', 'data-key': 'q'})),
      choice('kind', 'Kind', KINDS),
      choice('order', 'Order', ORDERS),
      h('button', {type: 'submit'}, 'Search')));
}

function choice(name, label, options) {
  const chosen = here().get(name) || Object.keys(options)[0];
  return h('label', null, h('span', null, label),
    h('select', {name, 'data-key': name, onchange: (event) => go(altered({[name]: event.target.value === Object.keys(options)[0] ? null : event.target.value}))},
      Object.entries(options).map(([value, text]) => h('option', {value, selected: value === chosen}, text))));
}

function search(event) {
  event.preventDefault();
  go(altered({q: new FormData(event.target).get('q')}));
}

function chips() {
  const query = here();
  return Object.entries(FILTERS).filter(([name]) => query.get(name)).map(([name, words]) =>
    h('a', {class: 'chip off', href: altered({[name]: null}), 'data-key': 'off-' + name},
      words + query.get(name), h('span', {'aria-hidden': 'true'}, ' ×'), h('span', {class: 'unseen'}, ' (take this filter away)')));
}
