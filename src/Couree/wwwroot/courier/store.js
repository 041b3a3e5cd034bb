/**
 * What the phone remembers, one database per person so that nobody reads another's round:
 * `log`: deeds not yet acknowledged, or answered with something the courier must see · `photos`: proofs not yet sent ·
 * `kept`: the round as the house last told it, this device's name, the last sequence number, the clock's samples.
 */
const VERSION = 1;

export function open(person) {
  return new Promise((done, fail) => {
    const asked = indexedDB.open("couree-courier-" + person, VERSION);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("log", { keyPath: "id" });
      asked.result.createObjectStore("photos", { keyPath: "hash" });
      asked.result.createObjectStore("kept");
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      done(asked.result);
    };
    asked.onerror = () => fail(asked.error);
  });
}

const answer = request => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/** Completes when the transaction is on disk: a killed phone has all of it or nothing. */
const settled = deed => new Promise((done, fail) => {
  deed.oncomplete = () => done();
  deed.onabort = deed.onerror = () => fail(deed.error);
});

const write = (db, ...stores) => db.transaction(stores, "readwrite", { durability: "strict" });

export const kept = (db, name) => answer(db.transaction("kept").objectStore("kept").get(name));

export async function keep(db, name, value) {
  const deed = write(db, "kept");
  deed.objectStore("kept").put(value, name);
  await settled(deed);
}

/** Appends deeds and their photos in one transaction, each with its number in this phone's order. */
export async function append(db, commands, photos) {
  const deed = write(db, "log", "photos", "kept");
  const names = deed.objectStore("kept");
  let seq = (await answer(names.get("seq"))) ?? 0;
  for (const command of commands) {
    command.deviceSeq = ++seq;
    deed.objectStore("log").add(command);
  }
  for (const photo of photos) deed.objectStore("photos").put(photo);
  names.put(seq, "seq");
  await settled(deed);
  return commands;
}

export async function log(db) {
  const all = await answer(db.transaction("log").objectStore("log").getAll());
  return all.sort((a, b) => a.deviceSeq - b.deviceSeq);
}

/** What the house answered and the round it now sees, in one transaction. Done deeds leave the log; the others stay to be read. */
export async function acknowledge(db, results, round) {
  const deed = write(db, "log", "kept");
  const lines = deed.objectStore("log");
  for (const result of results) {
    const line = await answer(lines.get(result.id));
    if (!line) continue;
    if (result.outcome === "refused" || result.outcome === "human") lines.put({ ...line, answer: result });
    else lines.delete(result.id);
  }
  if (round) deed.objectStore("kept").put(round, "round");
  await settled(deed);
}

export async function dismiss(db, id) {
  const deed = write(db, "log");
  deed.objectStore("log").delete(id);
  await settled(deed);
}

export const photos = db => answer(db.transaction("photos").objectStore("photos").getAll());

export async function photoSent(db, hash) {
  const deed = write(db, "photos");
  deed.objectStore("photos").delete(hash);
  await settled(deed);
}

/** At sign-out the round and the clock go; deeds that never reached the house stay for the same person's next sign-in. */
export async function forget(db) {
  const deed = write(db, "kept");
  for (const name of ["round", "clock"]) deed.objectStore("kept").delete(name);
  await settled(deed);
}

export const forgetAll = person => answer(indexedDB.deleteDatabase("couree-courier-" + person));
