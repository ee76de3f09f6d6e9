import { Disposable, type ExtensionContext } from 'vscode';
import * as actionItems from './vscode/features/action-items/index.ts';
import * as completions from './vscode/features/completions.ts';
import * as configurationFiles from './vscode/features/configuration-files.ts';
import * as diagnostics from './vscode/features/diagnostics/index.ts';
import * as findPostmortem from './vscode/features/find-postmortem.ts';
import * as handOver from './vscode/features/hand-over.ts';
import * as importIncident from './vscode/features/import-incident.ts';
import * as insights from './vscode/features/insights.ts';
import * as languageStatus from './vscode/features/language-status.ts';
import * as meeting from './vscode/features/meeting.ts';
import * as need from './vscode/features/need.ts';
import * as newPostmortem from './vscode/features/new-postmortem.ts';
import * as pasteTimeline from './vscode/features/paste-timeline.ts';
import * as postmortemContext from './vscode/features/postmortem-context.ts';
import * as postmortemsView from './vscode/features/postmortems-view/index.ts';
import * as quickFixes from './vscode/features/quick-fixes.ts';
import * as rowBadges from './vscode/features/row-badges.ts';
import * as rulePage from './vscode/features/rule-page.ts';
import * as sample from './vscode/features/sample.ts';
import * as timeline from './vscode/features/timeline/index.ts';
import * as viewContainer from './vscode/features/view-container.ts';
import * as weeklyReview from './vscode/features/weekly-review.ts';
import * as workspaceProblems from './vscode/features/workspace-problems.ts';
import { createServices } from './vscode/services.ts';

const features = [
	diagnostics,
	workspaceProblems,
	quickFixes,
	rulePage,
	newPostmortem,
	importIncident,
	pasteTimeline,
	configurationFiles,
	postmortemContext,
	languageStatus,
	viewContainer,
	actionItems,
	postmortemsView,
	rowBadges,
	handOver,
	weeklyReview,
	findPostmortem,
	insights,
	timeline,
	meeting,
	need,
	completions,
	sample,
];

/** Builds the services and registers the features. */
export function registerFeatures(context: ExtensionContext): Disposable {
	const services = createServices(context);
	return Disposable.from(...features.map((feature) => feature.register(services)), services);
}
