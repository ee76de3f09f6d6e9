import type { ExtensionContext } from 'vscode';
import { registerFirstNeed } from './vscode/first-need.ts';
import { registerRulePages } from './vscode/rule-pages.ts';

/** Starts small: the features, and all that reads postmortems, are loaded when this window first has something for them to do. */
export function activate(context: ExtensionContext): void {
	const firstNeed = registerFirstNeed(async () => {
		const { registerFeatures } = await import('./features.ts');
		firstNeed.dispose();
		context.subscriptions.push(registerFeatures(context));
	});
	context.subscriptions.push(firstNeed, registerRulePages());
}
