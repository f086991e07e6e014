// The matrix, dragged through the years. Without this the date box and the links beside it serve.
const slider = document.querySelector("[data-slider]");
const DAY = 24 * 60 * 60 * 1000;
const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const asDay = (iso) => new Date(`${iso}T00:00:00Z`);
const asIso = (day) => day.toISOString().slice(0, 10);

function start(box) {
  const range = box.querySelector("input[type=range]");
  const label = box.querySelector("[data-slider-words]");
  const status = box.querySelector("[data-slider-status]");
  const first = asDay(box.dataset.first);
  const places = box.dataset.changes.split(" ").map((iso) => (asDay(iso) - first) / DAY);
  let waiting;
  let asking;

  const dayAt = (place) => new Date(first.getTime() + place * DAY);

  function draw() {
    const marks = box.querySelector("[data-slider-marks]");
    const width = Number(range.max) || 1;
    for (const place of places) {
      const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
      const x = ((place / width) * 1000).toFixed(1);
      for (const [name, value] of Object.entries({ x1: x, x2: x, y1: 6, y2: 26 })) line.setAttribute(name, value);
      marks.append(line);
    }
  }

  function say(place) {
    label.textContent = words.format(dayAt(place));
    range.setAttribute("aria-valuetext", label.textContent);
  }

  async function show(place) {
    const address = new URL(location.href);
    address.searchParams.set("on", asIso(dayAt(place)));
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.statusText);
      replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
      history.replaceState(null, "", address);
      status.textContent = `Showing ${words.format(dayAt(place))}`;
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  function move(place) {
    say(place);
    clearTimeout(waiting);
    waiting = setTimeout(() => show(place), 120);
  }

  range.addEventListener("input", () => move(range.valueAsNumber));
  range.addEventListener("keydown", (event) => {
    const here = range.valueAsNumber;
    const next = { PageUp: places.find((place) => place > here), PageDown: places.findLast((place) => place < here) };
    if (!(event.key in next)) return;
    event.preventDefault();
    if (next[event.key] === undefined) return;
    range.value = String(next[event.key]);
    move(next[event.key]);
  });
  draw();
  say(range.valueAsNumber);
  box.hidden = false;
}

// Put what the server says of the new day in the place of what it said of the old, and leave the rest alone.
function replace(page) {
  for (const old of document.querySelectorAll("[data-follows-day]")) {
    const fresh = page.querySelector(`[data-follows-day="${old.dataset.followsDay}"]`);
    if (fresh) old.replaceWith(fresh);
  }
  for (const name of ["on", "share"]) {
    const fresh = page.getElementById(name);
    if (fresh) document.getElementById(name).value = fresh.getAttribute("value");
  }
  const on = page.getElementById("on").getAttribute("value");
  for (const link of document.querySelectorAll(".govuk-service-navigation a, .moothall-near a, .moothall-header a")) {
    const address = new URL(link.href);
    if (address.pathname !== "/") address.searchParams.set("on", on);
    link.href = address;
  }
  document.title = page.title;
}

if (slider) start(slider);
