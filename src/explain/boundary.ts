import type { Piece } from './explanation.ts'
import { isPassEnd } from './position.ts'
import { addsToEarlier, addsToIterations, sampleName, samplesBefore } from './sample-words.ts'
import { counted, say } from './sentence.ts'
import type { Telling } from './telling.ts'

/** What the parameters of a graph are called: weights, weights and biases, or parameters. */
export const parameterWord = ({ graph }: Pick<Telling, 'graph'>, n = 2): string => {
  const roles = new Set(graph.parameters.map((p) => graph.nodes[p]!.tag?.role))
  const one = n === 1
  if (roles.size === 1 && roles.has('weight')) return one ? 'weight' : 'weights'
  if (roles.size === 2 && roles.has('weight') && roles.has('bias'))
    return one ? 'weight or bias' : 'weights and biases'
  return one ? 'parameter' : 'parameters'
}

/** The sentence on which a pass rests when it is done; null inside a pass. */
export const boundaryOf = (t: Telling): readonly Piece[] | null => {
  const { beat, schedule, last, graph } = t
  if (!isPassEnd(schedule, beat.to)) return null
  const tagged = graph.nodes[graph.output]!.tag !== null
  const none = graph.parameters.length === 0 ? '' : ` No ${parameterWord(t, 1)} has changed.`
  switch (last.pass) {
    case 'forward':
      return say(`Forward is done: every ${tagged ? 'neuron' : 'operation'} has its value.${none}`)
    case 'loss':
      return say(`The loss is known.${none}`)
    case 'zero':
      return say(
        addsToEarlier(t.moment)
          ? `This sample’s own gradients are 0. Those of the ${parameterWord(t)} keep what ${samplesBefore(t)} added.`
          : 'Every gradient is 0 and ready to be added to.',
      )
    case 'backward': {
      if (graph.parameters.length === 0)
        return say('Backward is done: every gradient is complete. No value has changed.')
      if (!schedule.position.last)
        return say(
          `${sampleName(t.moment)} is done. Gradients of the ${parameterWord(t)} stay: the next sample adds to them.${none}`,
        )
      const which = tagged ? `trained ${parameterWord(t, 1).replace(' or ', ' and ')}` : parameterWord(t, 1)
      if (addsToEarlier(t.moment))
        return say(
          addsToIterations(t.moment)
            ? `Backward is done: every ${which} has its gradient, added to those of all iterations before.${none}`
            : `Backward is done for the whole batch: every ${which} has its gradient, the mean over all samples.${none}`,
        )
      return say(`Backward is done: every ${which} has a gradient.${none}`)
    }
    case 'update':
      return say(
        `Update is done: ${counted(graph.parameters.length, 'parameter')} took a step. Forward comes again.`,
      )
  }
}
