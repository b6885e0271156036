import type { StaffAct } from '@poczekalnia/protocol'
import {
  Bot,
  CalendarClock,
  CalendarDays,
  ChartColumn,
  FileCog,
  LayoutDashboard,
  type LucideIcon,
  Mail,
  MailCheck,
  Megaphone,
  MonitorSmartphone,
  ScrollText,
  ShieldCheck,
  Ticket,
  Users,
  Waypoints,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'

export type Page = {
  /** Its address, `#/people`, and its words, `supervisor:pages.people`. */
  id: string
  /** Who may not do this does not see the page. */
  act: StaffAct
  icon: LucideIcon
  Page: ComponentType
}

/** The pages in the order of the navigation, one line each. */
export const pages: readonly Page[] = [
  { id: 'board', act: 'read-board', icon: LayoutDashboard, Page: lazy(() => import('./board/page.tsx')) },
  { id: 'messages', act: 'show-message', icon: Megaphone, Page: lazy(() => import('./messages/page.tsx')) },
  { id: 'bookings', act: 'read-bookings', icon: CalendarClock, Page: lazy(() => import('./bookings/page.tsx')) },
  { id: 'letters', act: 'write-to-visitors', icon: Mail, Page: lazy(() => import('./letters/page.tsx')) },
  { id: 'calendar', act: 'read-calendar', icon: CalendarDays, Page: lazy(() => import('./calendar/page.tsx')) },
  { id: 'mails', act: 'read-letters', icon: MailCheck, Page: lazy(() => import('./mails/page.tsx')) },
  { id: 'draws', act: 'read-calendar', icon: Ticket, Page: lazy(() => import('./draws/page.tsx')) },
  { id: 'programs', act: 'remove-bookings', icon: Bot, Page: lazy(() => import('./programs/page.tsx')) },
  { id: 'devices', act: 'read-devices', icon: MonitorSmartphone, Page: lazy(() => import('./devices/page.tsx')) },
  { id: 'people', act: 'edit-accounts', icon: Users, Page: lazy(() => import('./people/page.tsx')) },
  { id: 'tokens', act: 'edit-tokens', icon: Waypoints, Page: lazy(() => import('./tokens/page.tsx')) },
  { id: 'log', act: 'read-log', icon: ScrollText, Page: lazy(() => import('./log/page.tsx')) },
  { id: 'reports', act: 'read-reports', icon: ChartColumn, Page: lazy(() => import('./reports/page.tsx')) },
  { id: 'profile', act: 'change-settings', icon: FileCog, Page: lazy(() => import('./profile/page.tsx')) },
  { id: 'privacy', act: 'erase-person', icon: ShieldCheck, Page: lazy(() => import('./privacy/page.tsx')) },
]
