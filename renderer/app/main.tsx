import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import 'virtual:theme-variables.css';
import './app.css';
import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { followAnnouncements } from './follow-announcements.ts';

// The main process is on this machine: it is asked again when it says that something changed, not by the clock.
const client = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
followAnnouncements(client);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App client={client} />);
