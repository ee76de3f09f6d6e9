// What goes wrong outside our code (no network, no browser, a full disk) is told in one sentence with its remedy, never as a stack trace.

/** A failure whose message is already the one sentence that a person needs. */
export class HostFailure extends Error {}

/** The sentence for a failure; `doing` names the step, as in "installing the test host". */
export function asHostFailure(error, doing) {
	if (error instanceof HostFailure) {
		return error;
	}
	const text = String(error?.stack ?? error);
	if (/ENOSPC|no space left/i.test(text)) {
		return new HostFailure(`The disk is full while ${doing}: free about 2 GB and run the same command again.`);
	}
	if (/EADDRINUSE/.test(text)) {
		return new HostFailure(`The port is taken, ${doing} failed: stop the program that uses it, or leave the port out to get a free one.`);
	}
	if (/EACCES|EPERM|EROFS/.test(text)) {
		return new HostFailure(`No permission to write while ${doing} (${firstLine(error)}): make the folder writable for this user.`);
	}
	return new HostFailure(`Failed while ${doing}: ${firstLine(error)}`);
}

/** Settles like `promise`, or fails with `sentence` once `milliseconds` have passed; no wait of the host is without an end. */
export function within(milliseconds, promise, sentence) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new HostFailure(sentence)), milliseconds);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Prints a failure the way every command here does, and sets the exit status. */
export function reportFailure(error) {
	console.error(error instanceof HostFailure ? error.message : (error?.stack ?? String(error)));
	process.exitCode = 1;
}

function firstLine(error) {
	return String(error?.message ?? error).split('\n')[0];
}
