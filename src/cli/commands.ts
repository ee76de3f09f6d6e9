// Every command by its name in `main.ts`: the part of the command line that is loaded only when a command runs.
export { listActions } from './actions.ts';
export { importIncident } from './import.ts';
export { inspect } from './inspect.ts';
export { lint } from './lint.ts';
export { listTemplates } from './list-templates.ts';
export { newPostmortem } from './new-postmortem.ts';
