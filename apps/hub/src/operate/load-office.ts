import { readFileSync } from 'node:fs'
import { type Office, office, readProfile } from '@poczekalnia/queue-core'

/** Reads an office's profile from its file. @throws ProfileProblem, or the system's error for a file that can't be read */
export const loadOffice = (file: string): Office => office(readProfile(readFileSync(file, 'utf8'), file))
