// Shows the page that the address names, and shows it anew when something is new.

import {at, altered, here} from './address.js';
import {h, replace} from './dom.js';
import {fromClock, number, onClock, setZone, zoneName} from './format.js';
import {ask, listen, Trouble} from './live.js';
import * as alerts from './alerts.js';
import * as feeds from './feeds.js';
import * as mentions from './mentions.js';
import * as overview from './overview.js';

const PAGES = {'/': overview, '/mentions': mentions, '/alerts': alerts, '/feeds': feeds};
const PERIODS = {PT1H: 'Last hour', PT6H: 'Last 6 hours', PT24H: 'Last 24 hours', PT168H: 'Last 7 days', PT720H: 'Last 30 days'};
/** A page is asked for no more often, however much is new. */
const BETWEEN = 4000;

const main = document.getElementById('main');
const stateLine = document.getElementById('state');
const pauseButton = document.getElementById('pause');

let catalogue = {sets: []};
let status = null;
let paused = false;
let shown = '';
let asked = 0;
let again = 0;
let stop = new AbortController();
let changes;

export const set = () => catalogue.sets.find((one) => one.name === here().get('set')) || catalogue.sets[0] || {brands: []};
export const brandName = (id) => set().brands.find((brand) => brand.id === id)?.name || id;

async function show(fresh) {
  clearTimeout(again);
  stop.abort();
  stop = new AbortController();
  const {signal} = stop;
  const page = PAGES[location.pathname] || overview;
  const address = location.href;
  asked = Date.now();
  if (fresh) main.setAttribute('aria-busy', 'true');
  navigation();
  try {
    catalogue = await ask('catalogue', '', signal);
    setZone(set().zone || 'UTC');
    pickers();
    const context = {set: set(), brandName, status: () => status, names: catalogue, redraw: () => show(false)};
    if (!catalogue.sets.length && page !== feeds) {
      draw(page, address, fresh, 'nothing', () => nothing());
    } else {
      const data = await page.load((what, parameters) => ask(what, parameters, signal), context, fresh);
      signal.throwIfAborted();
      draw(page, address, fresh, JSON.stringify(data), () => page.view(data, context));
    }
    trouble('');
  } catch (error) {
    if (error.name === 'AbortError') return;
    if (!(error instanceof Trouble)) throw error;
    failed(error, fresh);
  }
  main.setAttribute('aria-busy', 'false');
}

function draw(page, address, fresh, content, view) {
  if (fresh || content !== shown) replace(main, view());
  shown = content;
  const title = main.querySelector('h1')?.firstChild?.textContent || page.title;
  document.title = `${title} · Earshot`;
  if (fresh && address === location.href) document.getElementById('news').textContent = title;
  document.getElementById('foot').textContent =
    `Times are in ${zoneName()}. Numbers are sums over the windows' documents; each links to the mentions behind it.`;
}

function nothing() {
  return [
    h('h1', null, 'Nothing is indexed yet'),
    h('p', {class: 'empty'}, 'As soon as the first mention is, it appears here by itself.'),
  ];
}

function failed(error, fresh) {
  trouble(error.message, error.status === 503 || error.status === 0);
  if (fresh && error.status !== 503 && error.status !== 0) {
    replace(main, h('h1', null, 'This cannot be shown'), h('p', {class: 'empty'}, error.message));
    shown = '';
  } else if (fresh) {
    replace(main, h('p', {class: 'empty'}, 'What was asked for will appear here as soon as it can be had.'));
    shown = '';
  }
  again = setTimeout(() => show(fresh), 3000);
}

function trouble(message, passing) {
  const box = document.getElementById('trouble');
  const text = message && passing ? `${message} Trying again; what is shown may be old.` : message;
  if (box.textContent !== text) box.replaceChildren(...(text ? [h('p', null, text)] : []));
}

function navigation() {
  const pages = Object.entries(PAGES).map(([path, page]) =>
    h('a', {href: at(path), 'aria-current': location.pathname === path ? 'page' : undefined, 'data-key': 'page' + path}, page.title));
  replace(document.getElementById('pages'), pages);
}

function pickers() {
  const form = document.getElementById('pickers');
  const query = here();
  const key = JSON.stringify([catalogue.sets, location.search, location.pathname]);
  if (form.dataset.drawn === key) return;
  form.dataset.drawn = key;
  form.hidden = false;
  const custom = query.get('from') && query.get('to');
  const period = custom ? '' : query.get('period') || 'PT6H';
  replace(
    form,
    catalogue.sets.length > 1 && select('set', 'Brand set', set().name, catalogue.sets.map((one) => [one.name, one.name]), {brand: null}),
    select('brand', 'Brand', query.get('brand') || '', [['', 'All brands'], ...set().brands.map((brand) => [brand.id, brand.name])]),
    select('period', 'Period', period, [...(custom ? [['', 'As chosen']] : []), ...Object.entries(PERIODS)], {from: null, to: null}),
    times('from', 'From', query.get('from')),
    times('to', 'To', query.get('to')),
  );
}

function select(name, label, value, options, with_ = {}) {
  const choose = (event) => go(altered({...with_, after: null, [name]: event.target.value}));
  return h('label', null, h('span', null, label),
    h('select', {name, onchange: choose, 'data-key': name},
      options.map(([id, text]) => h('option', {value: id, selected: id === value}, text))));
}

/** A time is typed and shown by the clocks of the brand set's time zone. */
function times(name, label, value) {
  const choose = () => {
    const form = document.getElementById('pickers');
    const [from, to] = ['from', 'to'].map((field) => form.elements[field].value);
    if (from && to && from < to) go(altered({period: null, after: null, from: fromClock(from), to: fromClock(to)}));
  };
  return h('label', {class: 'moment'}, h('span', null, `${label} (${zoneName()})`),
    h('input', {type: 'datetime-local', name, value: value ? onClock(value) : '', onchange: choose, 'data-key': name}));
}

export function go(address) {
  const page = location.pathname;
  history.pushState(null, '', address);
  const elsewhere = new URL(address, location).pathname !== page;
  show(true).then(() => {
    // What was pressed is gone with its page; reading goes on where the new one begins.
    if (document.activeElement === document.body) main.focus({preventScroll: true});
  });
  if (elsewhere) scrollTo(0, 0);
}

function told(now) {
  const before = status;
  status = now;
  const down = now === null || now.elasticsearch !== 'up';
  const rate = now?.progress?.perSecond;
  stateLine.textContent = now === null ? 'not connected' : down ? 'Elasticsearch is down' : paused ? 'paused'
    : rate === undefined ? 'live' : `live · ${number(Math.round(rate))}/s`;
  stateLine.className = 'state ' + (down ? 'bad' : paused ? 'idle' : 'good');
  if (before !== undefined && (before === null || before?.elasticsearch !== 'up') !== down) {
    document.getElementById('news').textContent = down ? 'Elasticsearch does not answer.' : 'Live.';
  }
  if (down || paused) return;
  const page = PAGES[location.pathname] || overview;
  if (now.changes !== changes || page.follows) {
    changes = now.changes;
    clearTimeout(again);
    again = setTimeout(() => show(false), Math.max(0, asked + BETWEEN - Date.now()));
  }
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const href = link.getAttribute('href');
  if (link.hasAttribute('target') || href.startsWith('#')) return;
  event.preventDefault();
  go(href === '/' && link.dataset.keep ? at('/') : href);
});
document.getElementById('pickers').addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', () => show(true));

pauseButton.addEventListener('click', () => {
  paused = !paused;
  pauseButton.setAttribute('aria-pressed', paused);
  pauseButton.textContent = paused ? 'Resume' : 'Pause';
  told(status);
  if (!paused) show(false);
});

const dark = matchMedia('(prefers-color-scheme: dark)');
document.getElementById('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const now = root.dataset.theme || (dark.matches ? 'dark' : 'light');
  root.dataset.theme = now === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
});

let width = innerWidth;
addEventListener('resize', () => {
  if (innerWidth === width) return;
  width = innerWidth;
  shown = '';
  clearTimeout(again);
  again = setTimeout(() => show(false), 150);
});

show(true);
listen(told);
