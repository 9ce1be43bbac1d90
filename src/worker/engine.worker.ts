import { expose } from 'comlink'
import { Session } from './session.ts'
import { transferring } from './transferring.ts'

expose(transferring(new Session()))
