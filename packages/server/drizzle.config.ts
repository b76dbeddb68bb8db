import { defineConfig } from 'drizzle-kit';

// Run in packages/server: npx drizzle-kit generate --name <what>
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/database/!(columns|open|folder-lock|migrate|schema).ts'],
  out: './migrations',
});
