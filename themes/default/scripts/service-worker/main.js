// Keeps the whole site on the device and serves it from there. A version takes over when no page of the one before is
// open any more, or when a reader says so.

self.addEventListener("install", (event) => event.waitUntil(keepAll()));

self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "leave if gone") event.waitUntil(leaveIfGone());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === null) return;
  const file = fileAt(path);
  if (file !== undefined) event.respondWith(answer(request, file));
  else if (request.mode === "navigate") event.respondWith(answerElsewhere(request));
});
