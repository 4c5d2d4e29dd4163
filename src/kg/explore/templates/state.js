// The one state of the page. It stands in the address after #, so that a copied address shows what was seen.

const DEFAULTS = {
  view: "",
  sel: "",
  focus: "",
  tab: "",
  q: "",
  report: "",
  role: "",
  theme: "",
  grade: "",
  check: "",
  state: "",
  finding: "",
  named: "",
  sort: "",
  lang: "",
  look: "",
};
const FACETS = ["report", "role", "theme", "state", "check", "grade", "finding", "named"];
let unaddressable = null; // the state where the page has no address of its own, as in a notebook's frame
let state = readState();
const listeners = [];

function readState() {
  const given = new URLSearchParams((unaddressable ?? location.hash).slice(1));
  const read = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) if (given.has(name)) read[name] = given.get(name);
  return read;
}

function addressOf(wanted) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value) given.set(name, value);
  return `#${given.toString()}`;
}

// Change the state; each change is a step that the browser's Back undoes, unless it only refines the last one.
function go(patch, { refine = false } = {}) {
  const address = addressOf({ ...state, ...patch });
  if (address === addressOf(state)) return;
  remember(address, refine);
  changed();
}

function remember(address, refine) {
  try {
    if (refine) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  } catch {
    unaddressable = address;
  }
}

function changed() {
  const before = state;
  state = readState();
  for (const listener of listeners) listener(state, before);
}

addEventListener("hashchange", changed);
addEventListener("popstate", changed);

// The report in view: the chosen one, the only one, or none where several are in view.
const theReport = () => (reports.length === 1 ? reports[0] : reports.find((r) => r.id === state.report) || null);
const overReports = () =>
  !theReport() && state.report !== "all" && currentView() === "graph" && !state.focus && !shown().filtered;

const selected = () => byAddress.get(state.sel);
const select = (thing, more) => go({ sel: thing ? thing.address : "", tab: thing ? "details" : "", ...more });
const currentView = () => state.view || "graph";
