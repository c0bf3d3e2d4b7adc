/* Asks the browser for a passkey, or for a signature of one, and sends its answer with the form. */
(() => {
  const form = document.querySelector("form[data-passkey]")
  if (!form || !window.PublicKeyCredential) return
  const button = form.querySelector("button[type=submit]")
  const says = form.querySelector("[data-passkey-says]")
  const answer = form.elements.passkey

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0))
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")
  const known = (listed) => (listed || []).map((one) => ({ ...one, id: bytes(one.id) }))

  function question() {
    const asked = JSON.parse(form.dataset.asked).publicKey
    const made = { ...asked, challenge: bytes(asked.challenge) }
    if (asked.user) made.user = { ...asked.user, id: bytes(asked.user.id) }
    if (asked.excludeCredentials) made.excludeCredentials = known(asked.excludeCredentials)
    if (asked.allowCredentials) made.allowCredentials = known(asked.allowCredentials)
    return { publicKey: made }
  }

  function told(credential) {
    const response = {}
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name])
    }
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
      clientExtensionResults: credential.getClientExtensionResults(),
    })
  }

  form.addEventListener("submit", async (event) => {
    if (answer.value) return
    event.preventDefault()
    says.textContent = "브라우저의 안내를 따르십시오."
    try {
      const credential = await navigator.credentials[form.dataset.passkey](question())
      answer.value = told(credential)
      form.submit()
    } catch {
      says.textContent = "패스키를 쓰지 못했습니다. 다시 누르거나 다른 방법을 쓰십시오."
    }
  })
  button.hidden = false
  says.textContent = ""
})()
