// @ts-check
// The first script of every page: sets the theme, filters the prerendered atlas until the app is
// there, and loads the app. Classic and external, so that a strict policy allows it.
(() => {
  const root = document.documentElement;
  const me = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL('./', me.src);
  root.dataset.root = base.pathname;
  const params = new URLSearchParams(location.search);

  // Relative, it would follow the address as the app changes it.
  const icon = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel=icon]'));
  icon.href = new URL('icon.svg', base).href;

  const themes = ['auto', 'light', 'dark'];
  let theme = params.get('theme');
  if (!themes.includes(theme ?? '')) {
    try {
      theme = localStorage.getItem('status-atlas.theme');
    } catch {
      // No storage here; the system's theme serves.
    }
  }
  if (theme && themes.includes(theme)) {
    root.dataset.themeChoice = theme;
    if (theme !== 'auto') root.dataset.theme = theme;
  }

  if (params.get('embed') === '1') root.dataset.embed = '';

  const field = /** @type {HTMLInputElement | null} */ (document.querySelector('[type=search]'));
  if (field) {
    const tiles = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.tile'));
    const bands = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.band'));
    const counts = document.querySelectorAll('.count');
    const stated = /** @type {HTMLElement} */ (document.querySelector('.asked'));
    const filter = () => {
      if (root.dataset.app === 'ready') return;
      const typed = field.value.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
      // Facts, ranges, phrases and what is left out are the app's; the rest is filtered by already.
      const words = typed.filter((word) => !/^[-<>"]|^[a-z]+:|\d-\d/.test(word));
      const starts = words.map((word) => (/^(\d{1,3}|\dxx|\d\dx)$/.test(word) ? word.replace(/x+/, '') : ''));
      let count = 0;
      for (const tile of tiles) {
        // Number and names, before what its signs mean.
        const text = tile.title.split(/[，,]/)[0].toLowerCase();
        const hit = words.every((word, i) => (starts[i] ? text.startsWith(starts[i]) : text.includes(word))) && words.length > 0;
        count += +hit;
        if (typed.length) tile.dataset.early = hit ? 'yes' : 'no';
        else delete tile.dataset.early;
      }
      for (const band of bands) {
        if (typed.length && !band.querySelector('[data-early=yes]')) band.dataset.early = 'no';
        else delete band.dataset.early;
      }
      root.toggleAttribute('data-early', typed.length > 0);
      stated.textContent = field.value.trim();
      const all = tiles.length;
      // What the app alone can tell is not counted as nothing.
      const told = !typed.length ? `${all}` : count ? `${count} / ${all}` : '…';
      for (const each of counts) each.textContent = (each.textContent ?? '').replace(/^(?:\d+|…)(?: \/ \d+)?/, told);
    };
    field.addEventListener('input', (e) => /** @type {InputEvent} */ (e).isComposing || filter());
    field.addEventListener('compositionend', filter);
    const asked = params.get('q');
    if (asked && !field.value) field.value = asked;
    if (field.value) filter();
  }

  // The app may end at any time in a trap; what comes after it says so (page/trapped.js).
  const trapped = (/** @type {any} */ error) => {
    if (error?.name !== 'RuntimeError') return;
    root.dataset.app = 'failed';
    root.dataset.trapped = '';
    dispatchEvent(new Event('status-atlas:trapped'));
  };
  addEventListener('error', ({ error }) => trapped(error));
  addEventListener('unhandledrejection', ({ reason }) => trapped(reason));
  const failed = (/** @type {unknown} */ error) => {
    root.dataset.app = 'failed';
    console.error(error);
    trapped(error);
  };
  const site = () => import(new URL(/** @type {string} */ (me.dataset.site), base).href).catch(() => {});
  if ('embed' in root.dataset) site();
  const load = () =>
    import(new URL(/** @type {string} */ (me.dataset.js), base).href)
      .then((app) => app.default({ module_or_path: new URL(/** @type {string} */ (me.dataset.wasm), base) }))
      .catch(failed)
      // What no reader waits for: the offline copy, the lab.
      .then(() => setTimeout(site, 300));
  // The page is painted first; it reads without the app.
  if (document.hidden) load();
  else requestAnimationFrame(() => setTimeout(load));
})();
