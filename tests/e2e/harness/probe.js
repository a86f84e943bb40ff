() => {
  // Runs before any script of a page, in every page of the tests.
  const seen = (window.__e2e = { shifts: [] });
  // What a test asks for, for the rest of its tab: another time, a browser that keeps nothing.
  const asked = (name) => {
    try {
      return sessionStorage.getItem(`e2e.${name}`);
    } catch {
      return null;
    }
  };
  // How often a page was loaded in this tab.
  if (window === top) {
    try {
      sessionStorage['e2e.loads'] = Number(asked('loads')) + 1;
    } catch {
      // Then nobody counts.
    }
  }
  const now = Date.now;
  const shift = Number(asked('shift'));
  if (shift) Date.now = () => now() + shift;
  if (asked('refuse')) {
    const refuse = () => {
      throw new DOMException('refused by the test', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
  }
  // The memory of the app, for tests that ruin it.
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const made = await make.apply(WebAssembly, all);
      seen.memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
  // Only tests that are about workers have them: by the other of this machine's names.
  if (location.hostname !== 'localhost') Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
  addEventListener(
    'securitypolicyviolation',
    (e) => console.error(`policy: ${e.effectiveDirective} refuses ${e.blockedURI} ${e.sample} (${e.sourceFile}:${e.lineNumber})`),
    true,
  );
  // What fills itself in after the app has started.
  const later = 'WHAT-COMES-LATER';
  // All nodes but those inside of such elements.
  seen.nodes = (root) => {
    const walker = document.createTreeWalker(root);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes.filter((node) => !node.parentElement?.closest(later));
  };
  document.addEventListener('readystatechange', () => {
    const app = document.getElementById('app');
    if (document.readyState !== 'interactive' || !app) return;
    // The page as it was parsed. Hydration must keep every one of these nodes.
    seen.state = document.documentElement.dataset.app;
    seen.before = seen.nodes(app);
  });
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      const side = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
      for (const entry of list.getEntries()) {
        const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
          const name = node?.nodeType === 1 ? node.cloneNode(false).outerHTML : node?.nodeValue;
          return `${name} from ${side(previousRect)} to ${side(currentRect)}`;
        });
        seen.shifts.push(`${entry.value.toFixed(5)}: ${moved.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }
}
