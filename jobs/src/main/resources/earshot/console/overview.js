// The boards' essentials for a brand, or all of a set, in a period.

import {at, altered, here, mentionsAt} from './address.js';
import {barChart, barTable, cellBar, partsBar, SENTIMENTS, weekTable} from './charts.js';
import {h} from './dom.js';
import {change, duration, number, percent, plural, share, short, signed, span} from './format.js';
import {mentionCard} from './mention.js';

export const title = 'Overview';
export const load = (ask) => ask('overview', here());

export function view(data, context) {
  const {period, now} = data;
  return [
    h('h1', null, period.brand ? context.brandName(period.brand) : `All brands of ${context.set.name}`,
      h('span', {class: 'sub'}, span(period.from, period.to))),
    kpis(data),
    panel('Mentions', `each bar is ${duration(data.bar)}`, volume(data), 'all'),
    panel('Sentiment', 'towards the brand', sentiment(data)),
    panel('Share of voice', 'of the set’s mentions', voice(data, context)),
    panel('Posts with the most interactions', '', top(data, context), 'all'),
    panel('Hashtags', '', parts(data, data.hashtags, 'hashtag', (value) => '#' + value)),
    panel('Links shared', '', parts(data, data.links, 'link', tidyLink)),
    data.ownSites.length > 0 && panel('Own sites', 'linked to by mentions', parts(data, data.ownSites, 'own_site')),
    panel('Authors', 'with the most mentions', authors(data)),
    panel('Platforms', '', parts(data, data.platforms, 'platform')),
    panel('When people speak', `weekday and hour, ${context.set.zone === 'Z' ? 'UTC' : context.set.zone}`, weekTable(data.week, ({weekday, hour}) => mentionsAt(period, {weekday, hour})), 'all'),
    panel('What people want', 'of mentions that show an intent', parts(data, data.intents, 'intent')),
    panel('Languages', '', parts(data, data.languages, 'language')),
    now.mentions === 0 && h('p', {class: 'empty'}, 'No mentions in this period.'),
  ];
}

export function panel(name, about, content, size = '') {
  const id = 'p-' + name.toLowerCase().replace(/[^a-z]+/g, '-');
  return h('section', {class: 'panel ' + size, 'aria-labelledby': id},
    h('h2', {id}, name, about && h('span', {class: 'sub'}, about)), content);
}

function kpis(data) {
  const {now, before, net, period} = data;
  const scored = (tally) => tally.mentions - tally.unscored;
  const balance = net.polar;
  return h('dl', {class: 'kpis', 'aria-label': 'Key numbers'},
    kpi('Mentions', number(now.mentions), change(now.mentions, before.mentions), {href: mentionsAt(period), key: 'mentions', count: now.mentions}),
    kpi('Negative', percent(now.negative, scored(now)), points(now.negative / scored(now), before.negative / scored(before)),
      {href: mentionsAt(period, {sentiment: 'negative'}), key: 'negative', count: now.negative, bad: true, more: number(now.negative)}),
    kpi('Net sentiment', balance ? signed(balance.value) : '–', balance && net.before ? difference(balance.value, net.before.value) : null,
      {more: balance ? `95 %: ${signed(balance.low)} to ${signed(balance.high)}` : 'nobody took sides'}),
    kpi('Authors', number(data.authors), change(data.authors, data.authorsBefore)),
    kpi('Engagement', short(now.engagement), change(now.engagement, before.engagement), {more: `${signedShort(now.engagementGained)} gained`}),
    kpi('Potential impressions', short(now.potentialImpressions), change(now.potentialImpressions, before.potentialImpressions), {more: 'followers, not reach'}),
    kpi('Reposts', number(now.reposts), change(now.reposts, before.reposts), {href: mentionsAt(period, {kind: 'repost'}), key: 'reposts', count: now.reposts}));
}

const signedShort = (n) => (n > 0 ? '+' : '') + short(n);

function points(now, before) {
  if (!Number.isFinite(now) || !Number.isFinite(before)) return null;
  const delta = Math.round((now - before) * 100);
  return delta === 0 ? {text: 'unchanged', sign: 0} : {text: `${delta > 0 ? '▲' : '▼'} ${Math.abs(delta)} points`, sign: Math.sign(delta)};
}

function difference(now, before) {
  const delta = now - before;
  return Math.abs(delta) < 0.005 ? {text: 'unchanged', sign: 0} : {text: `${delta > 0 ? '▲' : '▼'} ${Math.abs(delta).toFixed(2)}`, sign: Math.sign(delta)};
}

function kpi(name, value, moved, {href, key, count, more, bad} = {}) {
  const shown = h('span', {class: 'value'}, value);
  return h('div', {class: 'kpi'},
    h('dt', null, name),
    h('dd', null, href ? h('a', {href, 'data-key': 'kpi-' + key, 'data-count': count}, shown) : shown,
      more && h('span', {class: 'more'}, more),
      moved && h('span', {class: 'change', 'data-sense': bad && moved.sign > 0 ? 'bad' : ''}, moved.text,
        h('span', {class: 'unseen'}, ' against the period before'))));
}

const partsOf = (tally) => SENTIMENTS.map((name) => ({name, value: tally[name]}));

/** Bars of mentions by sentiment, as the chart wants them. */
export function sentimentBars(bars, period, more = {}) {
  return bars.map((bar) => ({
    from: bar.from, to: bar.to, parts: partsOf(bar.tally),
    href: mentionsAt(bar, more),
    words: `${span(bar.from, bar.to)}: ${plural(bar.tally.mentions, 'mention')}, ${number(bar.tally.negative)} negative, ${number(bar.tally.positive)} positive`,
  }));
}

function volume(data) {
  const bars = sentimentBars(data.bars, data.period);
  const markers = data.alerts
    .filter((alert) => alert['@timestamp'] >= data.period.from && alert.social.alert.state !== 'retracted')
    .map((alert) => ({
      at: alert['@timestamp'], severity: alert.social.alert.severity, label: 'Alert: ' + alert.social.alert.summary,
      href: at('/alerts', {id: alert.social.alert.episode_id}),
    }));
  return [
    barChart({bars, markers, label: 'Mentions over time by sentiment', key: 'volume'}),
    h('ul', {class: 'keys', 'aria-hidden': 'true'}, SENTIMENTS.map((name) => h('li', null, h('span', {class: 'swatch ' + name}), name)),
      markers.length > 0 && h('li', null, h('span', {class: 'swatch flag'}), 'alert')),
    barTable(bars, SENTIMENTS, 'Mentions over time by sentiment', 'volume-table'),
  ];
}

function sentiment({now, period}) {
  const order = ['negative', 'neutral', 'positive', 'uncertain', 'unscored'];
  return partsBar(order.map((name) => ({name, value: now[name]})), now.mentions, (part) => mentionsAt(period, {sentiment: part.name}));
}

function voice({brands, period}, context) {
  const all = brands.reduce((sum, brand) => sum + brand.now.mentions, 0);
  const before = brands.reduce((sum, brand) => sum + brand.before.mentions, 0);
  const most = Math.max(1, ...brands.map((brand) => brand.now.mentions));
  return h('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Share of voice'},
    h('table', {class: 'list'},
      h('caption', {class: 'unseen'}, 'Share of voice'),
      h('thead', null, h('tr', null, ['Brand', ''].map((name) => h('th', {scope: 'col'}, name || h('span', {class: 'unseen'}, 'Bar'))),
        ['Share', 'Before', 'Mentions', 'Negative'].map((name) => h('th', {scope: 'col', class: 'n'}, name)))),
      h('tbody', null, brands.map((brand) => h('tr', {class: brand.brand === period.brand ? 'chosen' : ''},
        h('th', {scope: 'row'}, h('a', {href: altered({brand: brand.brand === period.brand ? null : brand.brand}), 'data-key': 'brand-' + brand.brand}, context.brandName(brand.brand))),
        h('td', {class: 'barcell'}, cellBar(brand.now.mentions, most)),
        h('td', {class: 'n'}, h('b', null, all ? share(brand.now.mentions / all) : '–')),
        h('td', {class: 'n dim'}, before ? share(brand.before.mentions / before) : '–'),
        h('td', {class: 'n'}, h('a', {href: mentionsAt(period, {brand: brand.brand}), 'data-key': 'voice-' + brand.brand, 'data-count': brand.now.mentions}, number(brand.now.mentions))),
        h('td', {class: 'n'}, percent(brand.now.negative, brand.now.mentions - brand.now.unscored)))))));
}

function top({top: posts}, context) {
  if (!posts.length) return h('p', {class: 'empty'}, 'None yet.');
  return h('ol', {class: 'cards two'}, posts.slice(0, 6).map((post) => h('li', null, mentionCard(post, context, true))));
}

function parts({period}, values, parameter, labelled = (value) => value) {
  if (!values.length) return h('p', {class: 'empty'}, 'None in this period.');
  const most = Math.max(...values.map((part) => part.mentions));
  return h('table', {class: 'list'},
    h('caption', {class: 'unseen'}, 'Mentions by ' + parameter),
    h('thead', {class: 'unseen'}, h('tr', null, [parameter, 'bar', 'mentions', 'negative'].map((name) => h('th', {scope: 'col'}, name)))),
    h('tbody', null, values.slice(0, 8).map((part) => h('tr', null,
      h('th', {scope: 'row', class: 'cut'}, h('a', {href: mentionsAt(period, {[parameter]: part.value}), 'data-key': parameter + part.value, 'data-count': part.mentions}, labelled(part.value))),
      h('td', {class: 'barcell'}, cellBar(part.mentions, most)),
      h('td', {class: 'n'}, number(part.mentions)),
      h('td', {class: 'n dim'}, part.negative ? `${percent(part.negative, part.mentions)} neg.` : '')))));
}

function tidyLink(link) {
  return link.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

function authors({voices, period}) {
  if (!voices.length) return h('p', {class: 'empty'}, 'None in this period.');
  return h('table', {class: 'list'},
    h('caption', {class: 'unseen'}, 'Authors'),
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Author'), ['Mentions', 'Followers', 'Engaged', 'Neg.', 'Pos.'].map((name) => h('th', {scope: 'col', class: 'n'}, name)))),
    h('tbody', null, voices.slice(0, 8).map((voice) => h('tr', null,
      h('th', {scope: 'row', class: 'cut'}, h('a', {href: mentionsAt(period, {author: voice.id}), 'data-key': 'author' + voice.id, 'data-count': voice.mentions}, voice.name || voice.fullName || voice.id),
        h('span', {class: 'dim'}, ' ' + voice.platform)),
      h('td', {class: 'n'}, number(voice.mentions)),
      h('td', {class: 'n'}, voice.followers < 0 ? '–' : short(voice.followers)),
      h('td', {class: 'n'}, short(voice.engagement)),
      h('td', {class: 'n'}, number(voice.negative)),
      h('td', {class: 'n'}, number(voice.positive))))));
}

