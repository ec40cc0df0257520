// This site keeps nothing on devices. A worker of an earlier time takes what it kept, and itself, away.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.delete(`tasdiq-offline ${new URL(self.registration.scope).pathname}`).then(() => self.registration.unregister()));
});
