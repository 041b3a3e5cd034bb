// Passkeys: shows its buttons only where the browser knows passkeys, asks it, and hands the answer back.
// W3C WebAuthn level 3: parse…FromJSON and toJSON, by hand where the browser has not got them yet.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const listed = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

const creation = (options) => PublicKeyCredential.parseCreationOptionsFromJSON?.(options) ?? {
  ...options,
  challenge: bytes(options.challenge),
  user: { ...options.user, id: bytes(options.user.id) },
  excludeCredentials: listed(options.excludeCredentials),
};

const request = (options) => PublicKeyCredential.parseRequestOptionsFromJSON?.(options) ?? {
  ...options,
  challenge: bytes(options.challenge),
  allowCredentials: listed(options.allowCredentials),
};

const plain = (credential) => {
  if (typeof credential.toJSON === "function") return credential.toJSON();
  const { response } = credential;
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) if (response[name]) answer[name] = text(response[name]);
  if (response.getTransports) answer.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answer,
  };
};

const post = async (url, body) => {
  const answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(body ?? {}) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.detail ?? String(answer.status));
  return said;
};

const add = async (box) => {
  const options = await post("/people/me/passkeys/question");
  const credential = await navigator.credentials.create({ publicKey: creation(options) });
  return post("/people/me/passkeys", { name: box.querySelector("input")?.value ?? "", credential: plain(credential) });
};

const prove = async (box, url, body) => {
  const options = await post("/people/sign-in/passkey/question");
  const credential = await navigator.credentials.get({ publicKey: request(options) });
  return post(url, { ...body, credential: plain(credential) });
};

const deeds = {
  add,
  "sign-in": (box) => prove(box, "/people/sign-in/passkey", { back: box.dataset.back }),
  prove: (box) => prove(box, "/people/me/prove", { back: box.dataset.back }),
};

if (window.PublicKeyCredential)
  for (const box of document.querySelectorAll("[data-passkey]")) {
    box.hidden = false;
    const button = box.querySelector("button");
    const alert = box.querySelector("[role=alert]");
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      alert.textContent = "";
      button.disabled = true;
      try {
        location.assign((await deeds[box.dataset.passkey](box)).next);
      } catch (failure) {
        // The browser's own refusals (NotAllowedError…) are in its words and language; ours are already sentences.
        alert.textContent = failure.name === "InvalidStateError" && box.dataset.known ? box.dataset.known : failure instanceof DOMException || failure instanceof TypeError ? box.dataset.failed : failure.message;
        button.disabled = false;
      }
    });
  }
