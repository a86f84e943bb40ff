// @ts-check
// What is stored, how much, and the buttons that delete it: on the page about the site.

/** @param {number} bytes */
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** The site's own keys, with how many bytes each has. @param {Storage | null} store */
const ownKeys = (store) => {
  /** @type {[string, number][]} */
  const found = [];
  for (let at = 0; at < (store?.length ?? 0); at += 1) {
    const key = store?.key(at) ?? '';
    if (key.startsWith('status-atlas.')) found.push([key, new Blob([key, read(store, key) ?? '']).size]);
  }
  return found;
};

/** Deletes what the site keeps in these stores. @param {(Storage | null)[]} stores */
const forgetIn = (...stores) => {
  for (const store of stores) for (const [key] of ownKeys(store)) allowed(() => store?.removeItem(key));
};

// A tab has a store to itself, which the tab that deletes does not see. Nothing but deleting takes a
// key away.
addEventListener('storage', ({ key, newValue }) => {
  if (newValue === null && (key ?? 'status-atlas.').startsWith('status-atlas.')) forgetIn(ofTab);
});

/** What the reader's stores hold, in words. */
const keptWords = () => {
  const words = said();
  if (!lasting) return words.keptRefused;
  const found = [...ownKeys(lasting), ...ownKeys(ofTab)];
  /** @type {{ [name: string]: number }} */
  const sums = {};
  for (const [key, bytes] of found) {
    const name = words.names[key.split('.')[1]] ?? words.other;
    sums[name] = (sums[name] ?? 0) + bytes;
  }
  const list = Object.entries(sums).map(([name, bytes]) => `${name} ${bytes} ${words.bytes}`);
  return list.join(document.documentElement.lang === 'en' ? ', ' : '，') || words.keptNone;
};

const copyWords = async () => {
  const words = said();
  if (!workers) return words.copyNever;
  const build = await ask(registration?.active, { type: 'status-atlas:build' });
  if (build?.whole) return words.copyHas(build.id, build.files);
  return refused ? words.copyFailed(refused) : words.copyNone;
};

const usageWords = async () => {
  const words = said();
  const estimate = await allowed(() => navigator.storage.estimate())?.catch(() => null);
  const safe = await allowed(() => navigator.storage.persisted())?.catch(() => false);
  return estimate?.usage === undefined ? words.unknown : words.usageIs(size(estimate.usage), Boolean(safe));
};

class Stored extends HTMLElement {
  connectedCallback() {
    addEventListener('status-atlas:offline', this);
    this.show('');
  }

  disconnectedCallback() {
    removeEventListener('status-atlas:offline', this);
  }

  handleEvent() {
    this.show('');
  }

  /** @param {string} told what has just been done */
  async show(told) {
    const words = said();
    const [copy, usage] = await Promise.all([copyWords(), usageWords()]);
    /** @type {[string, string][]} */
    const rows = [[words.copy, copy], [words.usage, usage], [words.kept, keptWords()]];
    const list = make('dl', { class: 'facts' }, ...rows.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', { class: 'num' }, value))));
    const line = make('p', { class: 'said', role: 'status' });
    const copyButton = button(words.deleteCopy, async () => {
      await ask(registration?.active, { type: 'status-atlas:forget' });
      // The worker of another copy of the site, above this one, is not this one's to end.
      registration = null;
      await this.show(words.deleted);
      this.querySelector('button')?.focus();
    }, { id: 'delete-copy' });
    const keptButton = button(words.deleteKept, () => {
      // What cannot be had again is deleted at the second press.
      if (line.textContent !== words.deleteAsk && ownKeys(lasting).some(([key]) => key.startsWith('status-atlas.quiz'))) {
        line.textContent = words.deleteAsk;
        return;
      }
      forgetIn(lasting, ofTab);
      this.show(words.deleted).then(() => this.querySelector('button')?.focus());
    }, { id: 'delete-kept' });
    this.replaceChildren(list, make('div', { class: 'row' }, copyButton, keptButton), line);
    requestAnimationFrame(() => (line.textContent = told));
  }
}
