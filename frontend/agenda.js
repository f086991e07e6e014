// The agenda, put in order by dragging. Without this the buttons and the number beside each item serve.
const table = document.querySelector("[data-agenda]");
const status = document.querySelector("[data-agenda-status]");

function start(body) {
  let dragged;

  for (const row of body.rows) {
    const handle = row.querySelector(".moothall-agenda__number");
    row.draggable = false;
    handle.classList.add("moothall-agenda__number--drag");
    handle.title = "Drag to put it in another place";
    handle.addEventListener("pointerdown", () => { row.draggable = true; });
    handle.addEventListener("pointerup", () => { row.draggable = false; });
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.id);
      row.classList.add("moothall-agenda__row--dragged");
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      const { top, height } = row.getBoundingClientRect();
      row[event.clientY > top + height / 2 ? "after" : "before"](dragged);
    });
    row.addEventListener("drop", (event) => event.preventDefault());
    row.addEventListener("dragend", () => {
      row.draggable = false;
      row.classList.remove("moothall-agenda__row--dragged");
      dragged = undefined;
      put(row, [...body.rows].indexOf(row) + 1);
    });
  }
}

// Tell the server; then show the page that it makes of it, with the numbers that the public will see.
async function put(row, place) {
  if (Number(row.querySelector("input[name=to]").getAttribute("value")) === place) return;
  const form = row.querySelector("form");
  const data = new FormData(form);
  data.set("to", String(place));
  data.set("move", "to");
  status.textContent = "Saving the order";
  try {
    const answer = await fetch(row.dataset.order, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    location.hash = row.id;
  } finally {
    location.reload();
  }
}

if (table) start(table.tBodies[0]);
