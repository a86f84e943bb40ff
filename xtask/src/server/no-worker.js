// Stands in for the site's worker while it is developed: pages have to come from the folder that
// was built last. A worker that an earlier `serve` has left on this port goes, with its copy.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const leave = async () => {
    for (const name of await caches.keys()) if (name.startsWith('status-atlas ')) await caches.delete(name);
    await self.registration.unregister();
  };
  event.waitUntil(leave());
});
