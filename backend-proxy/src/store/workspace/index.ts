// Workspaces and the tokens that open them.
export { ensureGivenToken, type GivenToken } from './given-token.ts';
export { type Caller, callerOf, createToken, listTokens, revokeToken, tokenName } from './token.repository.ts';
export { ensureWorkspace, type Workspace, workspaceById, workspaceBySlug } from './workspace.repository.ts';
