import { type Department, type DepartmentName, departments } from './departments.ts'
import { chance, fraction, oneOf } from './draw.ts'

export interface Position {
  department: DepartmentName | 'Executive'
  title: string
  team: string | null
  costCenter: number
  managerId: number | null
  /** Has reports, or would have in a larger directory. */
  leads: boolean
}

const first: Position = {
  department: 'Executive',
  title: 'Chief Executive Officer',
  team: null,
  costCenter: 1000,
  managerId: null,
  leads: true,
}

// After the first person, people arrive in rounds of sixty, with as many places for a department as its
// share. A round begins with one of each, so that every department has its head by person 13; the rest is
// shuffled.
const shuffle = fraction('place in a round')
const round: readonly Department[] = [
  ...departments,
  ...departments
    .flatMap((department) => Array.from({ length: department.share - 1 }, () => department))
    .map((department, index) => ({ department, at: shuffle(index) }))
    .sort((a, b) => a.at - b.at)
    .map(({ department }) => department),
]

const placesOf = new Map(
  departments.map((department) => [
    department,
    round.flatMap((holder, place) => (holder === department ? [place] : [])),
  ]),
)
const places = round.map((department, place) => {
  const own = placesOf.get(department) ?? []
  return {
    department,
    own,
    seatInRound: own.indexOf(place),
    titleOf: oneOf(`title in ${department.name}`, department.staff),
    teamOf: oneOf(`team in ${department.name}`, department.teams),
  }
})

const reportsNextDoor = chance('reports to the manager next door', 0.15)

/**
 * The seats of a department are counted from 0, its head. Every ninth seat is a manager, for the eight
 * seats that follow. Every fifth manager is a director, for the four managers that follow, and every fifth
 * director leads four directors: so it is known who leads whom, however many there will be.
 */
const rankOf = (seat: number, id: number) => {
  let rank = 0
  let span = 9
  while (seat % span === 0) {
    rank += 1
    span *= 5
  }
  const leader = seat - (seat % span)
  const moves = rank === 0 && leader > 0 && reportsNextDoor(id)
  return { rank, leader: moves ? leader - span : leader }
}

export const positionOf = (id: number): Position => {
  const place = places[(id - 2) % round.length]
  if (id === 1 || !place) return first

  const { department, own } = place
  const { name, costCenter } = department
  const seat = Math.floor((id - 2) / round.length) * own.length + place.seatInRound
  if (seat === 0) {
    return { department: name, title: department.head, team: null, costCenter, managerId: 1, leads: true }
  }

  const { rank, leader } = rankOf(seat, id)
  const staffTitle = rank === 0 ? place.titleOf(id) : department.manager
  return {
    department: name,
    title: rank > 1 ? department.director : staffTitle,
    team: rank > 1 ? null : place.teamOf(id),
    costCenter,
    managerId: 2 + Math.floor(leader / own.length) * round.length + (own[leader % own.length] ?? 0),
    leads: rank > 0,
  }
}
