/* How long the session may still rest, and the button to stay. Work in any other window of it counts too. */
(() => {
  const form = document.querySelector("form[data-idle]")
  if (!form) return
  const left = form.querySelector("[data-idle-left]")
  const says = form.querySelector("[data-idle-says]")
  const seconds = Number(form.dataset.idle)
  let ends = 0
  let told = ""

  const begin = () => { ends = Date.now() + seconds * 1000; told = ""; says.textContent = ""; show() }
  const tell = (words) => { if (told !== words) { told = words; says.textContent = words } }

  function show() {
    const rest = Math.max(0, Math.ceil((ends - Date.now()) / 1000))
    left.textContent = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`
    form.classList.toggle("soon", rest <= 120)
    if (rest === 0) tell("시간이 지나 로그아웃되었습니다. 저장하면 다시 로그인한 뒤 그대로 이어집니다.")
    else if (rest <= 120) tell("2분 안에 로그아웃됩니다. 연장 단추를 누르면 더 쓸 수 있습니다.")
  }

  const share = () => { try { localStorage.setItem("desk-seen", String(Date.now())) } catch { /* not allowed */ } }
  addEventListener("storage", (event) => { if (event.key === "desk-seen") begin() })
  document.addEventListener("desk-seen", () => { share(); begin() })  // a page that saved by itself says so

  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" },
      })
      if (answer.status === 204) { share(); begin(); return }
    } catch { /* no line: the page itself will say so */ }
    tell("연장하지 못했습니다. 적던 것이 있으면 저장을 눌러 다시 로그인하십시오.")
    left.textContent = "끝남"
  })

  share()
  begin()
  setInterval(show, 1000)
})()
