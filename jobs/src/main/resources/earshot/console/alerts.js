// Episodes, and the story of one.

import {at, here, mentionsAt} from './address.js';
import {barChart, barTable, SENTIMENTS} from './charts.js';
import {h, outbound} from './dom.js';
import {both, number, percent, short, span} from './format.js';
import {panel, sentimentBars} from './overview.js';

export const title = 'Alerts';

const RULES = {
  'negative-spike': 'Negative spike', 'volume-spike': 'Volume spike', 'high-impact-post': 'High-impact post', 'slow-burn': 'Slow burn',
  'severity-words': 'Severity words', drop: 'Drop', 'feed-silent': 'Silent feed', 'share-of-voice': 'Share of voice',
};
const ruleName = (rule) => RULES[rule] || rule;

export async function load(ask) {
  const id = here().get('id');
  if (!id) return {list: await ask('alerts', here())};
  const {alert, events} = await ask('alert', new URLSearchParams({id}));
  const {reading, updated_at: updated} = alert.social.alert;
  const length = Math.max(3_600_000, new Date(reading.to) - new Date(reading.from));
  const from = new Date(Math.min(new Date(alert['@timestamp']), new Date(reading.from)) - 2 * length);
  const to = new Date(Math.max(new Date(updated), new Date(reading.to)) + length / 2);
  const around = new URLSearchParams({set: alert.social.brand_set.name, brand: alert.social.brand, from: from.toISOString(), to: to.toISOString()});
  return {alert, events, around: await ask('overview', around)};
}

export const view = (data, context) => (data.alert ? story(data, context) : list(data.list, context));

function list(alerts, context) {
  return [
    h('h1', null, 'Alerts', h('span', {class: 'sub'}, here().get('brand') ? context.brandName(here().get('brand')) : 'all brands')),
    alerts.length === 0
      ? h('p', {class: 'empty'}, 'No episode touches this period. That is what a usual day looks like.')
      : h('ol', {class: 'cards'}, alerts.map((alert) => h('li', null, row(alert, context)))),
  ];
}

function row(document, context) {
  const {alert, brand} = document.social;
  return h('article', {class: 'card episode ' + alert.severity + ' ' + alert.state},
    h('header', null, badges(alert), h('span', {class: 'chip'}, context.brandName(brand)), h('span', {class: 'dim'}, ruleName(alert.rule)),
      h('time', {class: 'dim', datetime: document['@timestamp']}, both(document['@timestamp']), ' – ', alert.state === 'resolved' ? both(alert.updated_at) : 'now')),
    h('h2', {class: 'sentence-link'}, h('a', {href: at('/alerts', {id: alert.episode_id}), 'data-key': 'episode-' + alert.episode_id}, alert.summary)));
}

const badges = (alert) => [
  h('span', {class: 'badge ' + alert.severity}, alert.severity),
  h('span', {class: 'badge state-' + alert.state}, alert.state),
];

function story({alert: document, events, around}, context) {
  const {alert, brand, brand_set: set} = document.social;
  const {reading, crowd = {}, share = {}, terms = [], posts = []} = alert;
  const negative = /negative/.test(reading.measure);
  const behind = mentionsAt(reading, {set: set.name, brand, id: null, sentiment: negative ? 'negative' : null});
  const bars = sentimentBars(around.bars, around.period, {set: set.name, brand, id: null});
  return [
    h('p', {class: 'crumbs'}, h('a', {href: at('/alerts'), 'data-key': 'back'}, '← All alerts')),
    h('h1', {class: 'story'}, alert.summary),
    h('p', {class: 'meta'}, badges(alert), h('span', {class: 'chip'}, context.brandName(brand)), h('span', {class: 'dim'}, `${ruleName(alert.rule)}, rule version ${alert.rule_version}`)),
    alert.complete === false && h('p', {class: 'warning'}, `Not everything was heard: ${(alert.silent_feeds || []).join(', ')} said nothing in this time.`),
    panel('What was seen', `${span(reading.from, reading.to)}, at its worst`, facts(document, behind), 'all'),
    panel('How it went', 'mentions; the shaded stretch is the test window', [
      barChart({bars, band: {from: reading.from, to: reading.to, label: 'Test window'}, key: 'story', label: 'Mentions around the alert',
        markers: [{at: document['@timestamp'], href: at('/alerts', {id: alert.episode_id}), severity: alert.severity, label: 'Opened ' + both(document['@timestamp'])}]}),
      h('ol', {class: 'timeline'}, timeline(document, events).map(([when, what]) => h('li', null, h('time', {datetime: when}, both(when)), what))),
      barTable(bars, SENTIMENTS, 'Mentions around the alert', 'story-table'),
    ], 'all'),
    panel('Who spoke', '', h('dl', {class: 'facts'},
      fact('Mentions', number(crowd.mentions || 0)), fact('Negative', number(crowd.negative || 0)), fact('Reposts', number(crowd.reposts || 0)),
      fact('Authors', number(crowd.authors || 0)), fact('Different texts', number(crowd.clusters || 0)),
      (crowd.platforms || []).map((platform) => fact(platform.platform, number(platform.mentions || 0))))),
    panel('What they said', 'and how many of as many mentions usually do', terms.length === 0 ? h('p', {class: 'empty'}, 'No word stands out.')
      : h('table', {class: 'list'},
        h('caption', {class: 'unseen'}, 'Terms that stand out'),
        h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Term'), h('th', {scope: 'col', class: 'n'}, 'Mentions'), h('th', {scope: 'col', class: 'n'}, 'Usual'))),
        h('tbody', null, terms.map((term) => h('tr', null,
          h('th', {scope: 'row', class: 'cut'}, term.kind === 'hashtag' ? '#' + term.term : term.term),
          h('td', {class: 'n'}, number(term.mentions)), h('td', {class: 'n dim'}, signedless(term.usual))))))),
    panel('Evidence', 'the most engaged posts of the episode', posts.length === 0 ? h('p', {class: 'empty'}, 'None; those that were removed have left.')
      : h('ol', {class: 'cards two'}, posts.map((post) => h('li', null, evidence(post)))), 'all'),
  ];
}

const signedless = (x) => (x === undefined ? '–' : x < 10 ? x.toFixed(1) : number(Math.round(x)));
const fact = (name, value) => h('div', null, h('dt', null, name), h('dd', null, value));

function facts(document, behind) {
  const {reading, share = {}, sentiment_model: model} = document.social.alert;
  return [
    h('dl', {class: 'facts'},
      fact('Observed', h('a', {href: behind, 'data-key': 'behind', 'data-count': reading.observed}, `${short(reading.observed)} ${reading.measure}`)),
      fact('Expected', `${signedless(reading.expected)} (95 % of the time ${signedless(reading.low)} to ${signedless(reading.high)})`),
      share.value !== undefined && fact('Negative share', `${percent(share.value, 1)}${share.usual === undefined ? '' : `, usually ${percent(share.usual, 1)}`}`),
      fact('How unusual', `${signedless(reading.score)} (the rule speaks from 1)`),
      fact('Learned from', span(reading.baseline_from, reading.baseline_to)),
      model && fact('Sentiment model', model)),
    h('p', null, h('a', {href: behind, class: 'action', 'data-key': 'read-behind'}, 'Read the mentions of this window')),
  ];
}

/** What its record of changes tells; without one, what the episode itself does. */
function timeline(document, events) {
  const {alert} = document.social;
  const {reading} = alert;
  const steps = [
    [reading.from, 'The test window at its worst begins'],
    [document['@timestamp'], 'The episode opens'],
    [reading.to, `At its worst: ${short(reading.observed)} ${reading.measure}, ${signedless(reading.expected)} expected`],
    ...(events.length ? events.map((event) => [event['@timestamp'], happened(event.social.alert_event)]) : [[alert.updated_at, STATES[alert.state] || alert.state]]),
  ];
  return steps.sort(([a], [b]) => new Date(a) - new Date(b));
}

const STATES = {
  pending: 'Gathers', active: 'Active', recovering: 'Recovering', resolved: 'Resolved: quiet again',
  retracted: 'Withdrawn: late data or removals took its ground away',
};

function happened(event) {
  const message = {sent: 'Told to ', failed: 'Not taken, to be tried again, by ', given_up: 'Given up telling '}[event.kind];
  if (message) return message + event.channel + (event.detail ? `: ${event.detail}` : '');
  return `${STATES[event.state] || event.state}, ${event.severity}: ${short(event.observed)} ${event.measure}, ${signedless(event.expected)} expected${event.provisional ? ' (provisional)' : ''}`;
}

function evidence(post) {
  const text = post.text || '';
  const start = post.sentence ? text.indexOf(post.sentence) : -1;
  return h('article', {class: 'card ' + post.sentiment},
    h('header', null, h('span', {class: 'badge ' + post.sentiment}, post.sentiment), h('b', null, post.author || 'an author who is not told'),
      h('span', {class: 'dim'}, post.platform), post.followers !== undefined && h('span', {class: 'dim'}, short(post.followers) + ' followers'),
      h('time', {class: 'dim', datetime: post.published_at}, both(post.published_at))),
    h('p', {class: 'post-text', dir: 'auto'}, start < 0 ? text
      : [text.slice(0, start), h('span', {class: 'on sentence'}, post.sentence), text.slice(start + post.sentence.length)]),
    h('footer', null, h('span', {class: 'count'}, h('b', null, short(post.interactions || 0)), ' interactions'),
      post.permalink && outbound(post.permalink, 'Open', {class: 'out', 'data-key': 'out-' + post.id})));
}
