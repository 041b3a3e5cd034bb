using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>The service worker's script: what it keeps is listed by the house, under a name that changes when any of it does.</summary>
internal static class RideWorker
{
    private const string Folder = "courier/";

    /// <param name="isModule">false for browsers whose workers know no modules: they lose the sending of a closed app, nothing else</param>
    public static string Script(bool isModule)
    {
        var assets = Wwwroot.Names.Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(assets.Select(Wwwroot.Url)))))[..12];
        // Scripts name each other without a version; the rest is asked for by its versioned address.
        var kept = assets.Where(n => n.EndsWith(".js", StringComparison.Ordinal)).Select(n => "/assets/" + n)
            .Concat(assets.Where(n => !n.EndsWith(".js", StringComparison.Ordinal)).Select(Wwwroot.Url)).Order(StringComparer.Ordinal).ToList();
        var sender = isModule ? "import { sendClosed } from \"/assets/courier/closed.js\";" : "const sendClosed = () => Promise.resolve();";
        return $$"""
            {{sender}}
            const CACHE = "courier-{{version}}", ASSETS = {{JsonSerializer.Serialize(kept, Json.Options)}};

            self.addEventListener("install", event => event.waitUntil((async () => {
              const cache = await caches.open(CACHE);
              await cache.addAll(ASSETS.map(path => new Request(path, { cache: "reload" })));
              const page = await fetch("/courier", { credentials: "same-origin" });
              const shell = page.ok && !page.redirected ? page : await caches.match("/courier");
              if (shell) await cache.put("/courier", shell);
              await self.skipWaiting();
            })()));

            self.addEventListener("activate", event => event.waitUntil((async () => {
              const old = (await caches.keys()).filter(name => name.startsWith("courier-") && name !== CACHE);
              await Promise.all(old.map(name => caches.delete(name)));
              await self.clients.claim();
            })()));

            self.addEventListener("fetch", event => {
              const url = new URL(event.request.url);
              if (event.request.method !== "GET" || url.origin !== location.origin) return;
              if (url.pathname === "/courier") event.respondWith(shell(event.request));
              else if (url.pathname.startsWith("/assets/courier/")) event.respondWith(asset(event.request, url));
            });

            // The shell of the house when it answers soon, else the one we keep: it holds words only, nobody's round.
            async function shell(request) {
              const cache = await caches.open(CACHE);
              const kept = await cache.match("/courier");
              const fresh = fetch(request).then(async answer => {
                if (answer.ok && !answer.redirected) await cache.put("/courier", answer.clone());
                return answer;
              });
              if (!kept) return fresh;
              const soon = new Promise(done => setTimeout(() => done(kept.clone()), 2500));
              return Promise.race([fresh.then(answer => answer.status >= 500 ? kept.clone() : answer).catch(() => kept.clone()), soon]);
            }

            async function asset(request, url) {
              const kept = await (await caches.open(CACHE)).match(url.pathname + url.search);
              return kept ?? fetch(request);
            }

            self.addEventListener("sync", event => {
              if (event.tag === "courier-log") event.waitUntil((async () => {
                const open = await self.clients.matchAll({ type: "window" });
                if (open.length > 0) open.forEach(client => client.postMessage("send"));
                else await sendClosed();
              })());
            });
            """;
    }
}
