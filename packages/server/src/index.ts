export { readConfig, ConfigError, type ServerConfig } from './config.ts';
export { startServer, type RunningServer } from './start.ts';
export { createApp } from './http/app.ts';
export { allRoutes } from './http/all-routes.ts';
export { openApi } from './http/openapi.ts';
export type { ServerContext } from './context.ts';
