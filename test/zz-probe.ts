import { startDirectory } from './harness.ts'
const d = await startDirectory('/tmp/p/x.db', { sample: 20 })
console.log(d.sql("SELECT id, json_extract(body,'$.status') status, json_extract(body,'$.state') state, json_extract(body,'$.role_ids') roles, status_before_lock b, unlock_at FROM users"))
console.log(d.sql('SELECT count(*) n, min(id), max(id) FROM roles'))
const one = await d.call('PUT','/api/1/users/1/remove_roles',{body:{role_id_array:[1,{role_id:2}]}})
console.log(one.status, one.text)
for (const b of [ '['.repeat(200000)+']'.repeat(200000), '{"a":'.repeat(100000)+'1'+'}'.repeat(100000)]) {
  const a = await d.call('PUT','/api/1/users/1/logout',{body:b}).catch(e=>({status:e.message.slice(0,100),text:''}))
  console.log(a.status, a.text)
}
let t=Date.now()
const big = await d.call('PUT','/api/1/users/1/add_roles',{body:'['+'1,'.repeat(500000)+'1]'})
console.log(big.status, big.text, Date.now()-t)
t=Date.now()
console.log((await d.call('PUT','/api/1/users/1/remove_roles',{body:'['+'1,'.repeat(500000)+'1]'})).text, Date.now()-t)
const { createPasswordHasher } = await import('../server/directory/password-hash.ts')
const h = createPasswordHasher(); t=Date.now(); await Promise.all(Array.from({length:20},()=>h.hash('x'))); console.log('20 hashes', Date.now()-t)
const l = await fetch(d.url+'/api/1/users/'+'1'.repeat(600), {headers:{authorization:'Bearer '+await d.token()}}); console.log(l.status, await l.text())
await d.stop()
