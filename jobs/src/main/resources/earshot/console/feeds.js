// What the feeds deliver, what could not be read, and how far the listening has come.

import {here} from './address.js';
import {barChart, cellBar} from './charts.js';
import {h} from './dom.js';
import {both, duration, number, percent, plural, share, span} from './format.js';
import {panel} from './overview.js';

export const title = 'Feeds';
/** Progress is new with each status. */
export const follows = true;

export async function load(ask, context) {
  return {...(await ask('feeds', here())), progress: context.status()?.progress || {}};
}

export function view(data, context) {
  const {feeds, progress} = data;
  return [
    h('h1', null, 'Feeds', h('span', {class: 'sub'}, 'received ', span(data.from, data.to))),
    progress.read !== undefined && panel('Listening', progress.title || '', listening(progress), 'all'),
    panel('Health', 'nothing vanishes: payloads = posts + reposts + counts + removals + restorations + rejected', health(feeds), 'all'),
    panel('Payloads received', `each bar is ${duration(barLength(data.bars))}`, throughput(data), 'all'),
    panel('Why payloads were rejected', 'kept with their bytes in earshot-rejected', reasons(feeds)),
    panel('How far the numbers can be trusted', '', trust(data)),
  ];
}

const barLength = (bars) => {
  const minutes = bars.length ? (new Date(bars[0].to) - new Date(bars[0].from)) / 60_000 : 1;
  return minutes >= 1380 ? 'PT24H' : minutes === 60 ? 'PT1H' : `PT${minutes}M`;
};

function listening(progress) {
  const all = progress.read + progress.waiting;
  return [
    h('label', {class: 'progress'},
      h('span', null, progress.waiting === 0 ? 'Everything delivered so far is read.' : `${number(progress.waiting)} of ${plural(all, 'payload')} wait to be read.`),
      h('progress', {max: Math.max(1, all), value: progress.read})),
    h('dl', {class: 'facts'},
      fact('Payloads read', number(progress.read)),
      fact('A second', number(Math.round(progress.perSecond))),
      fact('Mentions indexed', number(progress.mentions)),
      fact('Windows indexed', number(progress.windows)),
      fact('Alerts', number(progress.alerts)),
      progress.reached && fact('Replayed up to', both(progress.reached)),
      progress.ended !== undefined && fact('Feed', progress.ended ? 'has ended' : 'goes on')),
  ];
}

const fact = (name, value) => h('div', null, h('dt', null, name), h('dd', null, value));

function health(feeds) {
  if (!feeds.length) return h('p', {class: 'empty'}, 'No feed has delivered anything yet.');
  const columns = ['payloads', 'posts', 'reposts', 'counts', 'removals', 'restorations', 'rejected', 'matched'];
  return h('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Health by platform'},
    h('table', {class: 'list'},
      h('caption', {class: 'unseen'}, 'Health by platform'),
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Platform'), h('th', {scope: 'col'}, 'Last heard'), columns.map((name) => h('th', {scope: 'col', class: 'n'}, name)))),
      h('tbody', null, feeds.map((feed) => h('tr', null,
        h('th', {scope: 'row'}, feed.platform),
        h('td', null, h('time', {datetime: feed.lastHeard}, both(feed.lastHeard)), feed.tally.payloads === 0 && h('span', {class: 'badge negative'}, 'silent')),
        columns.map((name) => h('td', {class: 'n'}, number(feed.tally[name]),
          name === 'rejected' && feed.tally.rejected > 0 && h('span', {class: 'dim'}, ' ' + share(feed.tally.rejected / feed.tally.payloads)))))))));
}

function throughput({bars}) {
  const platforms = [...new Set(bars.flatMap((bar) => Object.keys(bar.payloads)))].sort();
  const drawn = bars.map((bar) => ({
    from: bar.from, to: bar.to,
    parts: platforms.map((platform, i) => ({name: 'series' + (i % 6), value: bar.payloads[platform] || 0})),
    href: '/feeds?' + withPeriod(bar),
    words: `${span(bar.from, bar.to)}: ${platforms.map((platform) => `${platform} ${number(bar.payloads[platform] || 0)}`).join(', ')}; ${number(bar.rejected)} rejected`,
  }));
  return [barChart({bars: drawn, label: 'Payloads received over time by platform', key: 'throughput'}),
    h('ul', {class: 'keys'}, platforms.map((platform, i) => h('li', null, h('span', {class: 'swatch series' + (i % 6)}), platform)))];
}

function withPeriod(bar) {
  const query = here();
  query.delete('period');
  query.set('from', bar.from);
  query.set('to', bar.to);
  return query;
}

function reasons(feeds) {
  const rows = feeds.flatMap((feed) => Object.entries(feed.rejections).map(([reason, n]) => ({platform: feed.platform, reason, n})));
  if (!rows.length) return h('p', {class: 'empty'}, 'Everything could be read.');
  const most = Math.max(...rows.map((row) => row.n));
  return h('table', {class: 'list'},
    h('caption', {class: 'unseen'}, 'Rejected payloads by platform and reason'),
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Reason'), h('th', {scope: 'col'}, 'Platform'), h('th', {scope: 'col'}, h('span', {class: 'unseen'}, 'Bar')), h('th', {scope: 'col', class: 'n'}, 'Payloads'))),
    h('tbody', null, rows.sort((a, b) => b.n - a.n).map((row) => h('tr', null,
      h('th', {scope: 'row'}, row.reason.replaceAll('_', ' ')), h('td', null, row.platform), h('td', {class: 'barcell'}, cellBar(row.n, most, 'bad')), h('td', {class: 'n'}, number(row.n))))));
}

function trust({windows, late, versions, models}) {
  const all = Object.values(windows).reduce((sum, n) => sum + n, 0);
  return h('dl', {class: 'facts'},
    ['final', 'provisional', 'revised'].map((status) => fact(`Windows ${status}`, `${number(windows[status] || 0)} (${percent(windows[status] || 0, all)})`)),
    fact('Came late', plural(late, 'change')),
    fact('Brand set', Object.keys(versions).map((version) => 'version ' + version).join(', ') || '–'),
    fact('Sentiment model', Object.keys(models).join(', ') || '–'));
}
