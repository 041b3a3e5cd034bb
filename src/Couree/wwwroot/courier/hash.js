/** SHA-256 as unpadded base64url (43 characters), as the house names proofs. */
export async function sha256(buffer) {
  // crypto.subtle exists only in a secure context; a co-op's own server on plain http must still work.
  const digest = globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", buffer)) : sha256Plain(new Uint8Array(buffer));
  return btoa(String.fromCharCode(...digest)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** FIPS 180-4, section 6.2. The constants are the fractional parts of the roots of the first primes. */
export function sha256Plain(message) {
  const [h, k] = constants();
  const length = message.length;
  const padded = new Uint8Array(((length + 8 >> 6) + 1) << 6);
  padded.set(message);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, length << 3);
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) compress(view, at, w, h, k);
  const digest = new DataView(new ArrayBuffer(32));
  h.forEach((word, i) => digest.setUint32(i * 4, word));
  return new Uint8Array(digest.buffer);
}

function compress(view, at, w, h, k) {
  const turn = (x, by) => (x >>> by) | (x << (32 - by));
  for (let t = 0; t < 16; t++) w[t] = view.getUint32(at + t * 4);
  for (let t = 16; t < 64; t++) {
    const a = w[t - 15], b = w[t - 2];
    w[t] = w[t - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[t - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  const s = Array.from(h);
  for (let t = 0; t < 64; t++) {
    const first = (s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[t] + w[t]) | 0;
    const second = ((turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))) | 0;
    s.pop();
    s.unshift((first + second) | 0);
    s[4] = (s[4] + first) | 0;
  }
  for (let i = 0; i < 8; i++) h[i] = h[i] + s[i];
}

function constants() {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p)) primes.push(n);
  const fraction = x => ((x - Math.floor(x)) * 0x100000000) >>> 0;
  return [Uint32Array.from(primes.slice(0, 8), p => fraction(Math.sqrt(p))), Uint32Array.from(primes, p => fraction(Math.cbrt(p)))];
}
