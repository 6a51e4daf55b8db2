// Printed from contract/openapi.yaml by `npm run print`. Change it there.
"use strict";
export const AddRolesToUserRequest = validate20;
const schema31 = {"$id":"AddRolesToUserRequest","type":"object","required":["role_id_array"],"properties":{"role_id_array":{"type":"array","minItems":1,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}}}};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="AddRolesToUserRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.role_id_array === undefined) && (missing0 = "role_id_array")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.role_id_array !== undefined){
let data0 = data.role_id_array;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
if(data0.length < 1){
validate20.errors = [{instancePath:instancePath+"/role_id_array",schemaPath:"#/properties/role_id_array/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate20.errors = [{instancePath:instancePath+"/role_id_array/" + i0,schemaPath:"#/properties/role_id_array/items/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740991 || isNaN(data1)){
validate20.errors = [{instancePath:instancePath+"/role_id_array/" + i0,schemaPath:"#/properties/role_id_array/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate20.errors = [{instancePath:instancePath+"/role_id_array/" + i0,schemaPath:"#/properties/role_id_array/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/role_id_array",schemaPath:"#/properties/role_id_array/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"role_id_array":true},"dynamicProps":false,"dynamicItems":false};

export const UserInput = validate21;
const schema32 = {"$id":"UserInput","type":"object","properties":{"username":{"type":["string","null"],"maxLength":255},"email":{"type":["string","null"],"maxLength":255},"firstname":{"type":["string","null"],"maxLength":255},"lastname":{"type":["string","null"],"maxLength":255},"title":{"type":["string","null"],"maxLength":255},"department":{"type":["string","null"],"maxLength":255},"company":{"type":["string","null"],"maxLength":255},"comment":{"type":["string","null"],"maxLength":65535},"group_id":{"type":["integer","null"],"minimum":0,"maximum":9007199254740991},"role_ids":{"type":["array","null"],"maxItems":1000,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}},"phone":{"type":["string","null"],"maxLength":64},"state":{"type":["integer","null"],"enum":[0,1,2,3,null]},"directory_id":{"type":["integer","null"],"minimum":0,"maximum":9007199254740991},"trusted_idp_id":{"type":["integer","null"],"minimum":0,"maximum":9007199254740991},"manager_ad_id":{"type":["string","null","integer"],"maxLength":255},"manager_user_id":{"type":["string","null","integer"],"maxLength":255},"samaccountname":{"type":["string","null"],"maxLength":255},"userprincipalname":{"type":["string","null"],"maxLength":255},"distinguished_name":{"type":["string","null"],"maxLength":65535},"member_of":{"type":["string","null"],"maxLength":65535},"external_id":{"type":["string","null"],"maxLength":255},"preferred_locale_code":{"type":["string","null"],"maxLength":255},"custom_attributes":{"type":["object","null"],"additionalProperties":{"type":["string","null"],"maxLength":4096}},"password":{"type":["string","null"],"maxLength":256},"password_confirmation":{"type":["string","null"],"maxLength":256},"password_algorithm":{"type":["string","null"],"enum":["salt+sha256","sha256+salt",null]},"salt":{"type":["string","null"],"maxLength":40}}};
const func1 = countCharacters;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UserInput" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.username !== undefined){
let data0 = data.username;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate21.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: schema32.properties.username.type}}];
return false;
}
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate21.errors = [{instancePath:instancePath+"/username",schemaPath:"#/properties/username/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email !== undefined){
let data1 = data.email;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate21.errors = [{instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: schema32.properties.email.type}}];
return false;
}
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 255){
validate21.errors = [{instancePath:instancePath+"/email",schemaPath:"#/properties/email/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.firstname !== undefined){
let data2 = data.firstname;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate21.errors = [{instancePath:instancePath+"/firstname",schemaPath:"#/properties/firstname/type",keyword:"type",params:{type: schema32.properties.firstname.type}}];
return false;
}
if(errors === _errs5){
if(typeof data2 === "string"){
if(func1(data2) > 255){
validate21.errors = [{instancePath:instancePath+"/firstname",schemaPath:"#/properties/firstname/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastname !== undefined){
let data3 = data.lastname;
const _errs7 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate21.errors = [{instancePath:instancePath+"/lastname",schemaPath:"#/properties/lastname/type",keyword:"type",params:{type: schema32.properties.lastname.type}}];
return false;
}
if(errors === _errs7){
if(typeof data3 === "string"){
if(func1(data3) > 255){
validate21.errors = [{instancePath:instancePath+"/lastname",schemaPath:"#/properties/lastname/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
let data4 = data.title;
const _errs9 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate21.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: schema32.properties.title.type}}];
return false;
}
if(errors === _errs9){
if(typeof data4 === "string"){
if(func1(data4) > 255){
validate21.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.department !== undefined){
let data5 = data.department;
const _errs11 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate21.errors = [{instancePath:instancePath+"/department",schemaPath:"#/properties/department/type",keyword:"type",params:{type: schema32.properties.department.type}}];
return false;
}
if(errors === _errs11){
if(typeof data5 === "string"){
if(func1(data5) > 255){
validate21.errors = [{instancePath:instancePath+"/department",schemaPath:"#/properties/department/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.company !== undefined){
let data6 = data.company;
const _errs13 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate21.errors = [{instancePath:instancePath+"/company",schemaPath:"#/properties/company/type",keyword:"type",params:{type: schema32.properties.company.type}}];
return false;
}
if(errors === _errs13){
if(typeof data6 === "string"){
if(func1(data6) > 255){
validate21.errors = [{instancePath:instancePath+"/company",schemaPath:"#/properties/company/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.comment !== undefined){
let data7 = data.comment;
const _errs15 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate21.errors = [{instancePath:instancePath+"/comment",schemaPath:"#/properties/comment/type",keyword:"type",params:{type: schema32.properties.comment.type}}];
return false;
}
if(errors === _errs15){
if(typeof data7 === "string"){
if(func1(data7) > 65535){
validate21.errors = [{instancePath:instancePath+"/comment",schemaPath:"#/properties/comment/maxLength",keyword:"maxLength",params:{limit: 65535}}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.group_id !== undefined){
let data8 = data.group_id;
const _errs17 = errors;
if((!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) && (data8 !== null)){
validate21.errors = [{instancePath:instancePath+"/group_id",schemaPath:"#/properties/group_id/type",keyword:"type",params:{type: schema32.properties.group_id.type}}];
return false;
}
if(errors === _errs17){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 9007199254740991 || isNaN(data8)){
validate21.errors = [{instancePath:instancePath+"/group_id",schemaPath:"#/properties/group_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data8 < 0 || isNaN(data8)){
validate21.errors = [{instancePath:instancePath+"/group_id",schemaPath:"#/properties/group_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.role_ids !== undefined){
let data9 = data.role_ids;
const _errs19 = errors;
if((!(Array.isArray(data9))) && (data9 !== null)){
validate21.errors = [{instancePath:instancePath+"/role_ids",schemaPath:"#/properties/role_ids/type",keyword:"type",params:{type: schema32.properties.role_ids.type}}];
return false;
}
if(errors === _errs19){
if(Array.isArray(data9)){
if(data9.length > 1000){
validate21.errors = [{instancePath:instancePath+"/role_ids",schemaPath:"#/properties/role_ids/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
var valid1 = true;
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
const _errs21 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate21.errors = [{instancePath:instancePath+"/role_ids/" + i0,schemaPath:"#/properties/role_ids/items/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs21){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/role_ids/" + i0,schemaPath:"#/properties/role_ids/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data10 < 1 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/role_ids/" + i0,schemaPath:"#/properties/role_ids/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid1 = _errs21 === errors;
if(!valid1){
break;
}
}
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.phone !== undefined){
let data11 = data.phone;
const _errs23 = errors;
if((typeof data11 !== "string") && (data11 !== null)){
validate21.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/type",keyword:"type",params:{type: schema32.properties.phone.type}}];
return false;
}
if(errors === _errs23){
if(typeof data11 === "string"){
if(func1(data11) > 64){
validate21.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/properties/phone/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data12 = data.state;
const _errs25 = errors;
if((!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) && (data12 !== null)){
validate21.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: schema32.properties.state.type}}];
return false;
}
if(!(((((data12 === 0) || (data12 === 1)) || (data12 === 2)) || (data12 === 3)) || (data12 === null))){
validate21.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema32.properties.state.enum}}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory_id !== undefined){
let data13 = data.directory_id;
const _errs27 = errors;
if((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (data13 !== null)){
validate21.errors = [{instancePath:instancePath+"/directory_id",schemaPath:"#/properties/directory_id/type",keyword:"type",params:{type: schema32.properties.directory_id.type}}];
return false;
}
if(errors === _errs27){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 9007199254740991 || isNaN(data13)){
validate21.errors = [{instancePath:instancePath+"/directory_id",schemaPath:"#/properties/directory_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data13 < 0 || isNaN(data13)){
validate21.errors = [{instancePath:instancePath+"/directory_id",schemaPath:"#/properties/directory_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trusted_idp_id !== undefined){
let data14 = data.trusted_idp_id;
const _errs29 = errors;
if((!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) && (data14 !== null)){
validate21.errors = [{instancePath:instancePath+"/trusted_idp_id",schemaPath:"#/properties/trusted_idp_id/type",keyword:"type",params:{type: schema32.properties.trusted_idp_id.type}}];
return false;
}
if(errors === _errs29){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 9007199254740991 || isNaN(data14)){
validate21.errors = [{instancePath:instancePath+"/trusted_idp_id",schemaPath:"#/properties/trusted_idp_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data14 < 0 || isNaN(data14)){
validate21.errors = [{instancePath:instancePath+"/trusted_idp_id",schemaPath:"#/properties/trusted_idp_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.manager_ad_id !== undefined){
let data15 = data.manager_ad_id;
const _errs31 = errors;
if(((typeof data15 !== "string") && (data15 !== null)) && (!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15))))){
validate21.errors = [{instancePath:instancePath+"/manager_ad_id",schemaPath:"#/properties/manager_ad_id/type",keyword:"type",params:{type: schema32.properties.manager_ad_id.type}}];
return false;
}
if(errors === _errs31){
if(typeof data15 === "string"){
if(func1(data15) > 255){
validate21.errors = [{instancePath:instancePath+"/manager_ad_id",schemaPath:"#/properties/manager_ad_id/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.manager_user_id !== undefined){
let data16 = data.manager_user_id;
const _errs33 = errors;
if(((typeof data16 !== "string") && (data16 !== null)) && (!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16))))){
validate21.errors = [{instancePath:instancePath+"/manager_user_id",schemaPath:"#/properties/manager_user_id/type",keyword:"type",params:{type: schema32.properties.manager_user_id.type}}];
return false;
}
if(errors === _errs33){
if(typeof data16 === "string"){
if(func1(data16) > 255){
validate21.errors = [{instancePath:instancePath+"/manager_user_id",schemaPath:"#/properties/manager_user_id/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.samaccountname !== undefined){
let data17 = data.samaccountname;
const _errs35 = errors;
if((typeof data17 !== "string") && (data17 !== null)){
validate21.errors = [{instancePath:instancePath+"/samaccountname",schemaPath:"#/properties/samaccountname/type",keyword:"type",params:{type: schema32.properties.samaccountname.type}}];
return false;
}
if(errors === _errs35){
if(typeof data17 === "string"){
if(func1(data17) > 255){
validate21.errors = [{instancePath:instancePath+"/samaccountname",schemaPath:"#/properties/samaccountname/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userprincipalname !== undefined){
let data18 = data.userprincipalname;
const _errs37 = errors;
if((typeof data18 !== "string") && (data18 !== null)){
validate21.errors = [{instancePath:instancePath+"/userprincipalname",schemaPath:"#/properties/userprincipalname/type",keyword:"type",params:{type: schema32.properties.userprincipalname.type}}];
return false;
}
if(errors === _errs37){
if(typeof data18 === "string"){
if(func1(data18) > 255){
validate21.errors = [{instancePath:instancePath+"/userprincipalname",schemaPath:"#/properties/userprincipalname/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.distinguished_name !== undefined){
let data19 = data.distinguished_name;
const _errs39 = errors;
if((typeof data19 !== "string") && (data19 !== null)){
validate21.errors = [{instancePath:instancePath+"/distinguished_name",schemaPath:"#/properties/distinguished_name/type",keyword:"type",params:{type: schema32.properties.distinguished_name.type}}];
return false;
}
if(errors === _errs39){
if(typeof data19 === "string"){
if(func1(data19) > 65535){
validate21.errors = [{instancePath:instancePath+"/distinguished_name",schemaPath:"#/properties/distinguished_name/maxLength",keyword:"maxLength",params:{limit: 65535}}];
return false;
}
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.member_of !== undefined){
let data20 = data.member_of;
const _errs41 = errors;
if((typeof data20 !== "string") && (data20 !== null)){
validate21.errors = [{instancePath:instancePath+"/member_of",schemaPath:"#/properties/member_of/type",keyword:"type",params:{type: schema32.properties.member_of.type}}];
return false;
}
if(errors === _errs41){
if(typeof data20 === "string"){
if(func1(data20) > 65535){
validate21.errors = [{instancePath:instancePath+"/member_of",schemaPath:"#/properties/member_of/maxLength",keyword:"maxLength",params:{limit: 65535}}];
return false;
}
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.external_id !== undefined){
let data21 = data.external_id;
const _errs43 = errors;
if((typeof data21 !== "string") && (data21 !== null)){
validate21.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/type",keyword:"type",params:{type: schema32.properties.external_id.type}}];
return false;
}
if(errors === _errs43){
if(typeof data21 === "string"){
if(func1(data21) > 255){
validate21.errors = [{instancePath:instancePath+"/external_id",schemaPath:"#/properties/external_id/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preferred_locale_code !== undefined){
let data22 = data.preferred_locale_code;
const _errs45 = errors;
if((typeof data22 !== "string") && (data22 !== null)){
validate21.errors = [{instancePath:instancePath+"/preferred_locale_code",schemaPath:"#/properties/preferred_locale_code/type",keyword:"type",params:{type: schema32.properties.preferred_locale_code.type}}];
return false;
}
if(errors === _errs45){
if(typeof data22 === "string"){
if(func1(data22) > 255){
validate21.errors = [{instancePath:instancePath+"/preferred_locale_code",schemaPath:"#/properties/preferred_locale_code/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.custom_attributes !== undefined){
let data23 = data.custom_attributes;
const _errs47 = errors;
if((!(data23 && typeof data23 == "object" && !Array.isArray(data23))) && (data23 !== null)){
validate21.errors = [{instancePath:instancePath+"/custom_attributes",schemaPath:"#/properties/custom_attributes/type",keyword:"type",params:{type: schema32.properties.custom_attributes.type}}];
return false;
}
if(errors === _errs47){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key0 in data23){
let data24 = data23[key0];
const _errs50 = errors;
if((typeof data24 !== "string") && (data24 !== null)){
validate21.errors = [{instancePath:instancePath+"/custom_attributes/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/custom_attributes/additionalProperties/type",keyword:"type",params:{type: schema32.properties.custom_attributes.additionalProperties.type}}];
return false;
}
if(errors === _errs50){
if(typeof data24 === "string"){
if(func1(data24) > 4096){
validate21.errors = [{instancePath:instancePath+"/custom_attributes/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/custom_attributes/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}}];
return false;
}
}
}
var valid2 = _errs50 === errors;
if(!valid2){
break;
}
}
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password !== undefined){
let data25 = data.password;
const _errs52 = errors;
if((typeof data25 !== "string") && (data25 !== null)){
validate21.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: schema32.properties.password.type}}];
return false;
}
if(errors === _errs52){
if(typeof data25 === "string"){
if(func1(data25) > 256){
validate21.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 256}}];
return false;
}
}
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_confirmation !== undefined){
let data26 = data.password_confirmation;
const _errs54 = errors;
if((typeof data26 !== "string") && (data26 !== null)){
validate21.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/type",keyword:"type",params:{type: schema32.properties.password_confirmation.type}}];
return false;
}
if(errors === _errs54){
if(typeof data26 === "string"){
if(func1(data26) > 256){
validate21.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/maxLength",keyword:"maxLength",params:{limit: 256}}];
return false;
}
}
}
var valid0 = _errs54 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_algorithm !== undefined){
let data27 = data.password_algorithm;
const _errs56 = errors;
if((typeof data27 !== "string") && (data27 !== null)){
validate21.errors = [{instancePath:instancePath+"/password_algorithm",schemaPath:"#/properties/password_algorithm/type",keyword:"type",params:{type: schema32.properties.password_algorithm.type}}];
return false;
}
if(!(((data27 === "salt+sha256") || (data27 === "sha256+salt")) || (data27 === null))){
validate21.errors = [{instancePath:instancePath+"/password_algorithm",schemaPath:"#/properties/password_algorithm/enum",keyword:"enum",params:{allowedValues: schema32.properties.password_algorithm.enum}}];
return false;
}
var valid0 = _errs56 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.salt !== undefined){
let data28 = data.salt;
const _errs58 = errors;
if((typeof data28 !== "string") && (data28 !== null)){
validate21.errors = [{instancePath:instancePath+"/salt",schemaPath:"#/properties/salt/type",keyword:"type",params:{type: schema32.properties.salt.type}}];
return false;
}
if(errors === _errs58){
if(typeof data28 === "string"){
if(func1(data28) > 40){
validate21.errors = [{instancePath:instancePath+"/salt",schemaPath:"#/properties/salt/maxLength",keyword:"maxLength",params:{limit: 40}}];
return false;
}
}
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"username":true,"email":true,"firstname":true,"lastname":true,"title":true,"department":true,"company":true,"comment":true,"group_id":true,"role_ids":true,"phone":true,"state":true,"directory_id":true,"trusted_idp_id":true,"manager_ad_id":true,"manager_user_id":true,"samaccountname":true,"userprincipalname":true,"distinguished_name":true,"member_of":true,"external_id":true,"preferred_locale_code":true,"custom_attributes":true,"password":true,"password_confirmation":true,"password_algorithm":true,"salt":true},"dynamicProps":false,"dynamicItems":false};

export const LockAccountUserRequest = validate22;
const schema33 = {"$id":"LockAccountUserRequest","type":"object","required":["locked_until"],"properties":{"locked_until":{"type":"integer","minimum":0,"maximum":5256000}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="LockAccountUserRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.locked_until === undefined) && (missing0 = "locked_until")){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.locked_until !== undefined){
let data0 = data.locked_until;
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate22.errors = [{instancePath:instancePath+"/locked_until",schemaPath:"#/properties/locked_until/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 5256000 || isNaN(data0)){
validate22.errors = [{instancePath:instancePath+"/locked_until",schemaPath:"#/properties/locked_until/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5256000}}];
return false;
}
else {
if(data0 < 0 || isNaN(data0)){
validate22.errors = [{instancePath:instancePath+"/locked_until",schemaPath:"#/properties/locked_until/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"locked_until":true},"dynamicProps":false,"dynamicItems":false};

export const LogOutUserRequest = validate23;
const schema34 = {"$id":"LogOutUserRequest","type":["object","null"],"additionalProperties":true};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="LogOutUserRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema34.type}}];
return false;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const RemoveUserRoleRequest = validate24;
const schema35 = {"$id":"RemoveUserRoleRequest","type":"object","required":["role_id_array"],"properties":{"role_id_array":{"type":"array","oneOf":[{"type":"array","minItems":1,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}},{"type":"array","minItems":1,"items":{"type":"object","required":["role_id"],"properties":{"role_id":{"type":"integer","minimum":1,"maximum":9007199254740991}}}}]}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="RemoveUserRoleRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.role_id_array === undefined) && (missing0 = "role_id_array")){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.role_id_array !== undefined){
let data0 = data.role_id_array;
if(!(Array.isArray(data0))){
validate24.errors = [{instancePath:instancePath+"/role_id_array",schemaPath:"#/properties/role_id_array/type",keyword:"type",params:{type: "array"}}];
return false;
}
const _errs3 = errors;
let valid1 = false;
let passing0 = null;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data0)){
if(data0.length < 1){
const err0 = {instancePath:instancePath+"/role_id_array",schemaPath:"#/properties/role_id_array/oneOf/0/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
var valid2 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs6 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err1 = {instancePath:instancePath+"/role_id_array/" + i0,schemaPath:"#/properties/role_id_array/oneOf/0/items/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(errors === _errs6){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740991 || isNaN(data1)){
const err2 = {instancePath:instancePath+"/role_id_array/" + i0,schemaPath:"#/properties/role_id_array/oneOf/0/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
if(data1 < 1 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/role_id_array/" + i0,schemaPath:"#/properties/role_id_array/oneOf/0/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
}
else {
const err4 = {instancePath:instancePath+"/role_id_array",schemaPath:"#/properties/role_id_array/oneOf/0/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
var items0 = true;
}
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data0)){
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/role_id_array",schemaPath:"#/properties/role_id_array/oneOf/1/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
var valid3 = true;
const len1 = data0.length;
for(let i1=0; i1<len1; i1++){
let data2 = data0[i1];
const _errs10 = errors;
if(errors === _errs10){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.role_id === undefined) && (missing1 = "role_id")){
const err6 = {instancePath:instancePath+"/role_id_array/" + i1,schemaPath:"#/properties/role_id_array/oneOf/1/items/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
if(data2.role_id !== undefined){
let data3 = data2.role_id;
const _errs12 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err7 = {instancePath:instancePath+"/role_id_array/" + i1+"/role_id",schemaPath:"#/properties/role_id_array/oneOf/1/items/properties/role_id/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(errors === _errs12){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/role_id_array/" + i1+"/role_id",schemaPath:"#/properties/role_id_array/oneOf/1/items/properties/role_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(data3 < 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/role_id_array/" + i1+"/role_id",schemaPath:"#/properties/role_id_array/oneOf/1/items/properties/role_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
}
}
}
else {
const err10 = {instancePath:instancePath+"/role_id_array/" + i1,schemaPath:"#/properties/role_id_array/oneOf/1/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
}
else {
const err11 = {instancePath:instancePath+"/role_id_array",schemaPath:"#/properties/role_id_array/oneOf/1/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
if(items0 !== true){
items0 = true;
}
}
}
if(!valid1){
const err12 = {instancePath:instancePath+"/role_id_array",schemaPath:"#/properties/role_id_array/oneOf",keyword:"oneOf",params:{passingSchemas: passing0}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
validate24.errors = vErrors;
return false;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"role_id_array":true},"dynamicProps":false,"dynamicItems":false};

export const SetUserStateRequest = validate25;
const schema36 = {"$id":"SetUserStateRequest","type":"object","required":["state"],"properties":{"state":{"type":"integer","enum":[0,1,2,3]}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="SetUserStateRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.state === undefined) && (missing0 = "state")){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.state !== undefined){
let data0 = data.state;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate25.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(!((((data0 === 0) || (data0 === 1)) || (data0 === 2)) || (data0 === 3))){
validate25.errors = [{instancePath:instancePath+"/state",schemaPath:"#/properties/state/enum",keyword:"enum",params:{allowedValues: schema36.properties.state.enum}}];
return false;
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"state":true},"dynamicProps":false,"dynamicItems":false};

export const UpdatePasswordInsecureRequest = validate26;
const schema37 = {"$id":"UpdatePasswordInsecureRequest","type":"object","required":["password","password_confirmation"],"properties":{"password":{"type":"string","minLength":1,"maxLength":256},"password_confirmation":{"type":"string","minLength":1,"maxLength":256},"validate_policy":{"type":"boolean"}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdatePasswordInsecureRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.password === undefined) && (missing0 = "password")) || ((data.password_confirmation === undefined) && (missing0 = "password_confirmation"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.password !== undefined){
let data0 = data.password;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 256){
validate26.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 256}}];
return false;
}
else {
if(func1(data0) < 1){
validate26.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_confirmation !== undefined){
let data1 = data.password_confirmation;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 256){
validate26.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/maxLength",keyword:"maxLength",params:{limit: 256}}];
return false;
}
else {
if(func1(data1) < 1){
validate26.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.validate_policy !== undefined){
const _errs5 = errors;
if(typeof data.validate_policy !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/validate_policy",schemaPath:"#/properties/validate_policy/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"password":true,"password_confirmation":true,"validate_policy":true},"dynamicProps":false,"dynamicItems":false};

export const UpdatePasswordSecureRequest = validate27;
const schema38 = {"$id":"UpdatePasswordSecureRequest","type":"object","required":["password","password_confirmation","password_algorithm"],"properties":{"password":{"type":"string","pattern":"^[0-9A-Fa-f]{64}$","minLength":64,"maxLength":64},"password_confirmation":{"type":"string","pattern":"^[0-9A-Fa-f]{64}$","minLength":64,"maxLength":64},"password_algorithm":{"type":"string","enum":["salt+sha256"]},"password_salt":{"type":"string","maxLength":40}}};
const pattern4 = new RegExp("^[0-9A-Fa-f]{64}$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdatePasswordSecureRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.password === undefined) && (missing0 = "password")) || ((data.password_confirmation === undefined) && (missing0 = "password_confirmation"))) || ((data.password_algorithm === undefined) && (missing0 = "password_algorithm"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.password !== undefined){
let data0 = data.password;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 64){
validate27.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(func1(data0) < 64){
validate27.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 64}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate27.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{64}$"}}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_confirmation !== undefined){
let data1 = data.password_confirmation;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 64){
validate27.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(func1(data1) < 64){
validate27.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/minLength",keyword:"minLength",params:{limit: 64}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate27.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{64}$"}}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/password_confirmation",schemaPath:"#/properties/password_confirmation/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_algorithm !== undefined){
let data2 = data.password_algorithm;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate27.errors = [{instancePath:instancePath+"/password_algorithm",schemaPath:"#/properties/password_algorithm/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(data2 === "salt+sha256")){
validate27.errors = [{instancePath:instancePath+"/password_algorithm",schemaPath:"#/properties/password_algorithm/enum",keyword:"enum",params:{allowedValues: schema38.properties.password_algorithm.enum}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_salt !== undefined){
let data3 = data.password_salt;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(func1(data3) > 40){
validate27.errors = [{instancePath:instancePath+"/password_salt",schemaPath:"#/properties/password_salt/maxLength",keyword:"maxLength",params:{limit: 40}}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/password_salt",schemaPath:"#/properties/password_salt/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"password":true,"password_confirmation":true,"password_algorithm":true,"password_salt":true},"dynamicProps":false,"dynamicItems":false};

export const UserIdsRequest = validate28;
const schema39 = {"$id":"UserIdsRequest","type":"array","minItems":1,"maxItems":1000,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UserIdsRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(Array.isArray(data)){
if(data.length > 1000){
validate28.errors = [{instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
if(data.length < 1){
validate28.errors = [{instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate28.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740991 || isNaN(data0)){
validate28.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate28.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const RoleInput = validate29;
const schema40 = {"$id":"RoleInput","type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"apps":{"type":"array","maxItems":1000,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="RoleInput" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate29.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate29.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.apps !== undefined){
let data1 = data.apps;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
if(data1.length > 1000){
validate29.errors = [{instancePath:instancePath+"/apps",schemaPath:"#/properties/apps/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate29.errors = [{instancePath:instancePath+"/apps/" + i0,schemaPath:"#/properties/apps/items/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
validate29.errors = [{instancePath:instancePath+"/apps/" + i0,schemaPath:"#/properties/apps/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate29.errors = [{instancePath:instancePath+"/apps/" + i0,schemaPath:"#/properties/apps/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/apps",schemaPath:"#/properties/apps/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":{"name":true,"apps":true},"dynamicProps":false,"dynamicItems":false};

export const AppIdsRequest = validate30;
const schema41 = {"$id":"AppIdsRequest","type":"array","maxItems":1000,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="AppIdsRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(Array.isArray(data)){
if(data.length > 1000){
validate30.errors = [{instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate30.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740991 || isNaN(data0)){
validate30.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate30.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const UpdateRoleRequest = validate31;
const schema42 = {"$id":"UpdateRoleRequest","type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255},"apps":{"type":"array","maxItems":1000,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}}}};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdateRoleRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.apps !== undefined){
let data1 = data.apps;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
if(data1.length > 1000){
validate31.errors = [{instancePath:instancePath+"/apps",schemaPath:"#/properties/apps/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate31.errors = [{instancePath:instancePath+"/apps/" + i0,schemaPath:"#/properties/apps/items/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
validate31.errors = [{instancePath:instancePath+"/apps/" + i0,schemaPath:"#/properties/apps/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate31.errors = [{instancePath:instancePath+"/apps/" + i0,schemaPath:"#/properties/apps/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/apps",schemaPath:"#/properties/apps/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":{"name":true,"apps":true},"dynamicProps":false,"dynamicItems":false};

export const AppInput = validate32;
const schema43 = {"$id":"AppInput","type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"description":{"type":["string","null"],"maxLength":2000},"icon_url":{"type":["string","null"],"maxLength":2000,"pattern":"^(https?://|/)\\S+$"},"connector_id":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"extension":{"type":"boolean"},"visible":{"type":"boolean"},"provisioning":{"type":"object","properties":{"enabled":{"type":"boolean"}}}}};
const pattern6 = new RegExp("^(https?://|/)\\S+$", "u");

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="AppInput" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate32.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate32.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data1 = data.description;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate32.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: schema43.properties.description.type}}];
return false;
}
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 2000){
validate32.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 2000}}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.icon_url !== undefined){
let data2 = data.icon_url;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate32.errors = [{instancePath:instancePath+"/icon_url",schemaPath:"#/properties/icon_url/type",keyword:"type",params:{type: schema43.properties.icon_url.type}}];
return false;
}
if(errors === _errs5){
if(typeof data2 === "string"){
if(func1(data2) > 2000){
validate32.errors = [{instancePath:instancePath+"/icon_url",schemaPath:"#/properties/icon_url/maxLength",keyword:"maxLength",params:{limit: 2000}}];
return false;
}
else {
if(!pattern6.test(data2)){
validate32.errors = [{instancePath:instancePath+"/icon_url",schemaPath:"#/properties/icon_url/pattern",keyword:"pattern",params:{pattern: "^(https?://|/)\\S+$"}}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.connector_id !== undefined){
let data3 = data.connector_id;
const _errs7 = errors;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (data3 !== null)){
validate32.errors = [{instancePath:instancePath+"/connector_id",schemaPath:"#/properties/connector_id/type",keyword:"type",params:{type: schema43.properties.connector_id.type}}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate32.errors = [{instancePath:instancePath+"/connector_id",schemaPath:"#/properties/connector_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate32.errors = [{instancePath:instancePath+"/connector_id",schemaPath:"#/properties/connector_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.extension !== undefined){
const _errs9 = errors;
if(typeof data.extension !== "boolean"){
validate32.errors = [{instancePath:instancePath+"/extension",schemaPath:"#/properties/extension/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.visible !== undefined){
const _errs11 = errors;
if(typeof data.visible !== "boolean"){
validate32.errors = [{instancePath:instancePath+"/visible",schemaPath:"#/properties/visible/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.provisioning !== undefined){
let data6 = data.provisioning;
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.enabled !== undefined){
if(typeof data6.enabled !== "boolean"){
validate32.errors = [{instancePath:instancePath+"/provisioning/enabled",schemaPath:"#/properties/provisioning/properties/enabled/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/provisioning",schemaPath:"#/properties/provisioning/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":{"name":true,"description":true,"icon_url":true,"connector_id":true,"extension":true,"visible":true,"provisioning":true},"dynamicProps":false,"dynamicItems":false};

export const UpdateAppRequest = validate33;
const schema44 = {"$id":"UpdateAppRequest","type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255},"description":{"type":["string","null"],"maxLength":2000},"icon_url":{"type":["string","null"],"maxLength":2000,"pattern":"^(https?://|/)\\S+$"},"connector_id":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"extension":{"type":"boolean"},"visible":{"type":"boolean"},"provisioning":{"type":"object","properties":{"enabled":{"type":"boolean"}}}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdateAppRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate33.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate33.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data1 = data.description;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate33.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: schema44.properties.description.type}}];
return false;
}
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 2000){
validate33.errors = [{instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 2000}}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.icon_url !== undefined){
let data2 = data.icon_url;
const _errs5 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate33.errors = [{instancePath:instancePath+"/icon_url",schemaPath:"#/properties/icon_url/type",keyword:"type",params:{type: schema44.properties.icon_url.type}}];
return false;
}
if(errors === _errs5){
if(typeof data2 === "string"){
if(func1(data2) > 2000){
validate33.errors = [{instancePath:instancePath+"/icon_url",schemaPath:"#/properties/icon_url/maxLength",keyword:"maxLength",params:{limit: 2000}}];
return false;
}
else {
if(!pattern6.test(data2)){
validate33.errors = [{instancePath:instancePath+"/icon_url",schemaPath:"#/properties/icon_url/pattern",keyword:"pattern",params:{pattern: "^(https?://|/)\\S+$"}}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.connector_id !== undefined){
let data3 = data.connector_id;
const _errs7 = errors;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (data3 !== null)){
validate33.errors = [{instancePath:instancePath+"/connector_id",schemaPath:"#/properties/connector_id/type",keyword:"type",params:{type: schema44.properties.connector_id.type}}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate33.errors = [{instancePath:instancePath+"/connector_id",schemaPath:"#/properties/connector_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate33.errors = [{instancePath:instancePath+"/connector_id",schemaPath:"#/properties/connector_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.extension !== undefined){
const _errs9 = errors;
if(typeof data.extension !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/extension",schemaPath:"#/properties/extension/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.visible !== undefined){
const _errs11 = errors;
if(typeof data.visible !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/visible",schemaPath:"#/properties/visible/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.provisioning !== undefined){
let data6 = data.provisioning;
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.enabled !== undefined){
if(typeof data6.enabled !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/provisioning/enabled",schemaPath:"#/properties/provisioning/properties/enabled/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/provisioning",schemaPath:"#/properties/provisioning/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":{"name":true,"description":true,"icon_url":true,"connector_id":true,"extension":true,"visible":true,"provisioning":true},"dynamicProps":false,"dynamicItems":false};

export const UpdateUserAppRequest = validate34;
const schema45 = {"$id":"UpdateUserAppRequest","type":"object","properties":{"provisioning_status":{"type":["string","null"],"enum":["enabling","disabling","enabling_pending_approval","disabling_pendding_approval","enabled","disabled","disabling_failed","enabling_failed",null]},"provisioning_state":{"type":["string","null"],"enum":["unknown","provisioning","modifying","deleting","provisioning_pending_approval","deleting_pending_approval","modifying_pending_approval","linking","provisioned","deleted","modifying_failed","provisioning_failed","deleting_failed","linking_failed","disabled","nonexistent","modifying_pending_approval_then_disabled",null]}}};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdateUserAppRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.provisioning_status !== undefined){
let data0 = data.provisioning_status;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate34.errors = [{instancePath:instancePath+"/provisioning_status",schemaPath:"#/properties/provisioning_status/type",keyword:"type",params:{type: schema45.properties.provisioning_status.type}}];
return false;
}
if(!(((((((((data0 === "enabling") || (data0 === "disabling")) || (data0 === "enabling_pending_approval")) || (data0 === "disabling_pendding_approval")) || (data0 === "enabled")) || (data0 === "disabled")) || (data0 === "disabling_failed")) || (data0 === "enabling_failed")) || (data0 === null))){
validate34.errors = [{instancePath:instancePath+"/provisioning_status",schemaPath:"#/properties/provisioning_status/enum",keyword:"enum",params:{allowedValues: schema45.properties.provisioning_status.enum}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.provisioning_state !== undefined){
let data1 = data.provisioning_state;
const _errs3 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate34.errors = [{instancePath:instancePath+"/provisioning_state",schemaPath:"#/properties/provisioning_state/type",keyword:"type",params:{type: schema45.properties.provisioning_state.type}}];
return false;
}
if(!((((((((((((((((((data1 === "unknown") || (data1 === "provisioning")) || (data1 === "modifying")) || (data1 === "deleting")) || (data1 === "provisioning_pending_approval")) || (data1 === "deleting_pending_approval")) || (data1 === "modifying_pending_approval")) || (data1 === "linking")) || (data1 === "provisioned")) || (data1 === "deleted")) || (data1 === "modifying_failed")) || (data1 === "provisioning_failed")) || (data1 === "deleting_failed")) || (data1 === "linking_failed")) || (data1 === "disabled")) || (data1 === "nonexistent")) || (data1 === "modifying_pending_approval_then_disabled")) || (data1 === null))){
validate34.errors = [{instancePath:instancePath+"/provisioning_state",schemaPath:"#/properties/provisioning_state/enum",keyword:"enum",params:{allowedValues: schema45.properties.provisioning_state.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":{"provisioning_status":true,"provisioning_state":true},"dynamicProps":false,"dynamicItems":false};

export const GroupInput = validate35;
const schema46 = {"$id":"GroupInput","type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"policy_id":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991}}};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="GroupInput" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate35.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate35.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate35.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate35.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.policy_id !== undefined){
let data1 = data.policy_id;
const _errs3 = errors;
if((!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) && (data1 !== null)){
validate35.errors = [{instancePath:instancePath+"/policy_id",schemaPath:"#/properties/policy_id/type",keyword:"type",params:{type: schema46.properties.policy_id.type}}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740991 || isNaN(data1)){
validate35.errors = [{instancePath:instancePath+"/policy_id",schemaPath:"#/properties/policy_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate35.errors = [{instancePath:instancePath+"/policy_id",schemaPath:"#/properties/policy_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate35.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":{"name":true,"policy_id":true},"dynamicProps":false,"dynamicItems":false};

export const UpdateGroupRequest = validate36;
const schema47 = {"$id":"UpdateGroupRequest","type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255},"policy_id":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdateGroupRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate36.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate36.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.policy_id !== undefined){
let data1 = data.policy_id;
const _errs3 = errors;
if((!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) && (data1 !== null)){
validate36.errors = [{instancePath:instancePath+"/policy_id",schemaPath:"#/properties/policy_id/type",keyword:"type",params:{type: schema47.properties.policy_id.type}}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740991 || isNaN(data1)){
validate36.errors = [{instancePath:instancePath+"/policy_id",schemaPath:"#/properties/policy_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate36.errors = [{instancePath:instancePath+"/policy_id",schemaPath:"#/properties/policy_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":{"name":true,"policy_id":true},"dynamicProps":false,"dynamicItems":false};

export const PolicyInput = validate37;
const schema48 = {"$id":"PolicyInput","type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"password_minimum_length":{"type":"integer","minimum":1,"maximum":256},"password_character_classes":{"type":"integer","minimum":0,"maximum":4},"password_excludes_names":{"type":"boolean"},"password_excludes_common":{"type":"boolean"},"password_history":{"type":"integer","minimum":0,"maximum":24},"password_expires_after_days":{"type":["integer","null"],"minimum":1,"maximum":3650},"maximum_invalid_attempts":{"type":["integer","null"],"minimum":1,"maximum":1000},"lock_minutes":{"type":["integer","null"],"minimum":1,"maximum":525600}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="PolicyInput" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate37.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate37.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate37.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_minimum_length !== undefined){
let data1 = data.password_minimum_length;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate37.errors = [{instancePath:instancePath+"/password_minimum_length",schemaPath:"#/properties/password_minimum_length/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 256 || isNaN(data1)){
validate37.errors = [{instancePath:instancePath+"/password_minimum_length",schemaPath:"#/properties/password_minimum_length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256}}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate37.errors = [{instancePath:instancePath+"/password_minimum_length",schemaPath:"#/properties/password_minimum_length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_character_classes !== undefined){
let data2 = data.password_character_classes;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate37.errors = [{instancePath:instancePath+"/password_character_classes",schemaPath:"#/properties/password_character_classes/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4 || isNaN(data2)){
validate37.errors = [{instancePath:instancePath+"/password_character_classes",schemaPath:"#/properties/password_character_classes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4}}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate37.errors = [{instancePath:instancePath+"/password_character_classes",schemaPath:"#/properties/password_character_classes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_excludes_names !== undefined){
const _errs7 = errors;
if(typeof data.password_excludes_names !== "boolean"){
validate37.errors = [{instancePath:instancePath+"/password_excludes_names",schemaPath:"#/properties/password_excludes_names/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_excludes_common !== undefined){
const _errs9 = errors;
if(typeof data.password_excludes_common !== "boolean"){
validate37.errors = [{instancePath:instancePath+"/password_excludes_common",schemaPath:"#/properties/password_excludes_common/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_history !== undefined){
let data5 = data.password_history;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate37.errors = [{instancePath:instancePath+"/password_history",schemaPath:"#/properties/password_history/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 24 || isNaN(data5)){
validate37.errors = [{instancePath:instancePath+"/password_history",schemaPath:"#/properties/password_history/maximum",keyword:"maximum",params:{comparison: "<=", limit: 24}}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate37.errors = [{instancePath:instancePath+"/password_history",schemaPath:"#/properties/password_history/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_expires_after_days !== undefined){
let data6 = data.password_expires_after_days;
const _errs13 = errors;
if((!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) && (data6 !== null)){
validate37.errors = [{instancePath:instancePath+"/password_expires_after_days",schemaPath:"#/properties/password_expires_after_days/type",keyword:"type",params:{type: schema48.properties.password_expires_after_days.type}}];
return false;
}
if(errors === _errs13){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 3650 || isNaN(data6)){
validate37.errors = [{instancePath:instancePath+"/password_expires_after_days",schemaPath:"#/properties/password_expires_after_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650}}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate37.errors = [{instancePath:instancePath+"/password_expires_after_days",schemaPath:"#/properties/password_expires_after_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maximum_invalid_attempts !== undefined){
let data7 = data.maximum_invalid_attempts;
const _errs15 = errors;
if((!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) && (data7 !== null)){
validate37.errors = [{instancePath:instancePath+"/maximum_invalid_attempts",schemaPath:"#/properties/maximum_invalid_attempts/type",keyword:"type",params:{type: schema48.properties.maximum_invalid_attempts.type}}];
return false;
}
if(errors === _errs15){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000 || isNaN(data7)){
validate37.errors = [{instancePath:instancePath+"/maximum_invalid_attempts",schemaPath:"#/properties/maximum_invalid_attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}}];
return false;
}
else {
if(data7 < 1 || isNaN(data7)){
validate37.errors = [{instancePath:instancePath+"/maximum_invalid_attempts",schemaPath:"#/properties/maximum_invalid_attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lock_minutes !== undefined){
let data8 = data.lock_minutes;
const _errs17 = errors;
if((!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) && (data8 !== null)){
validate37.errors = [{instancePath:instancePath+"/lock_minutes",schemaPath:"#/properties/lock_minutes/type",keyword:"type",params:{type: schema48.properties.lock_minutes.type}}];
return false;
}
if(errors === _errs17){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 525600 || isNaN(data8)){
validate37.errors = [{instancePath:instancePath+"/lock_minutes",schemaPath:"#/properties/lock_minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 525600}}];
return false;
}
else {
if(data8 < 1 || isNaN(data8)){
validate37.errors = [{instancePath:instancePath+"/lock_minutes",schemaPath:"#/properties/lock_minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":{"name":true,"password_minimum_length":true,"password_character_classes":true,"password_excludes_names":true,"password_excludes_common":true,"password_history":true,"password_expires_after_days":true,"maximum_invalid_attempts":true,"lock_minutes":true},"dynamicProps":false,"dynamicItems":false};

export const UpdatePolicyRequest = validate38;
const schema49 = {"$id":"UpdatePolicyRequest","type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255},"password_minimum_length":{"type":"integer","minimum":1,"maximum":256},"password_character_classes":{"type":"integer","minimum":0,"maximum":4},"password_excludes_names":{"type":"boolean"},"password_excludes_common":{"type":"boolean"},"password_history":{"type":"integer","minimum":0,"maximum":24},"password_expires_after_days":{"type":["integer","null"],"minimum":1,"maximum":3650},"maximum_invalid_attempts":{"type":["integer","null"],"minimum":1,"maximum":1000},"lock_minutes":{"type":["integer","null"],"minimum":1,"maximum":525600}}};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdatePolicyRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate38.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate38.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate38.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_minimum_length !== undefined){
let data1 = data.password_minimum_length;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate38.errors = [{instancePath:instancePath+"/password_minimum_length",schemaPath:"#/properties/password_minimum_length/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 256 || isNaN(data1)){
validate38.errors = [{instancePath:instancePath+"/password_minimum_length",schemaPath:"#/properties/password_minimum_length/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256}}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate38.errors = [{instancePath:instancePath+"/password_minimum_length",schemaPath:"#/properties/password_minimum_length/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_character_classes !== undefined){
let data2 = data.password_character_classes;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate38.errors = [{instancePath:instancePath+"/password_character_classes",schemaPath:"#/properties/password_character_classes/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4 || isNaN(data2)){
validate38.errors = [{instancePath:instancePath+"/password_character_classes",schemaPath:"#/properties/password_character_classes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4}}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate38.errors = [{instancePath:instancePath+"/password_character_classes",schemaPath:"#/properties/password_character_classes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_excludes_names !== undefined){
const _errs7 = errors;
if(typeof data.password_excludes_names !== "boolean"){
validate38.errors = [{instancePath:instancePath+"/password_excludes_names",schemaPath:"#/properties/password_excludes_names/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_excludes_common !== undefined){
const _errs9 = errors;
if(typeof data.password_excludes_common !== "boolean"){
validate38.errors = [{instancePath:instancePath+"/password_excludes_common",schemaPath:"#/properties/password_excludes_common/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_history !== undefined){
let data5 = data.password_history;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate38.errors = [{instancePath:instancePath+"/password_history",schemaPath:"#/properties/password_history/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 24 || isNaN(data5)){
validate38.errors = [{instancePath:instancePath+"/password_history",schemaPath:"#/properties/password_history/maximum",keyword:"maximum",params:{comparison: "<=", limit: 24}}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate38.errors = [{instancePath:instancePath+"/password_history",schemaPath:"#/properties/password_history/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password_expires_after_days !== undefined){
let data6 = data.password_expires_after_days;
const _errs13 = errors;
if((!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) && (data6 !== null)){
validate38.errors = [{instancePath:instancePath+"/password_expires_after_days",schemaPath:"#/properties/password_expires_after_days/type",keyword:"type",params:{type: schema49.properties.password_expires_after_days.type}}];
return false;
}
if(errors === _errs13){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 3650 || isNaN(data6)){
validate38.errors = [{instancePath:instancePath+"/password_expires_after_days",schemaPath:"#/properties/password_expires_after_days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650}}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate38.errors = [{instancePath:instancePath+"/password_expires_after_days",schemaPath:"#/properties/password_expires_after_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maximum_invalid_attempts !== undefined){
let data7 = data.maximum_invalid_attempts;
const _errs15 = errors;
if((!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) && (data7 !== null)){
validate38.errors = [{instancePath:instancePath+"/maximum_invalid_attempts",schemaPath:"#/properties/maximum_invalid_attempts/type",keyword:"type",params:{type: schema49.properties.maximum_invalid_attempts.type}}];
return false;
}
if(errors === _errs15){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000 || isNaN(data7)){
validate38.errors = [{instancePath:instancePath+"/maximum_invalid_attempts",schemaPath:"#/properties/maximum_invalid_attempts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}}];
return false;
}
else {
if(data7 < 1 || isNaN(data7)){
validate38.errors = [{instancePath:instancePath+"/maximum_invalid_attempts",schemaPath:"#/properties/maximum_invalid_attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lock_minutes !== undefined){
let data8 = data.lock_minutes;
const _errs17 = errors;
if((!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) && (data8 !== null)){
validate38.errors = [{instancePath:instancePath+"/lock_minutes",schemaPath:"#/properties/lock_minutes/type",keyword:"type",params:{type: schema49.properties.lock_minutes.type}}];
return false;
}
if(errors === _errs17){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 525600 || isNaN(data8)){
validate38.errors = [{instancePath:instancePath+"/lock_minutes",schemaPath:"#/properties/lock_minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 525600}}];
return false;
}
else {
if(data8 < 1 || isNaN(data8)){
validate38.errors = [{instancePath:instancePath+"/lock_minutes",schemaPath:"#/properties/lock_minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":{"name":true,"password_minimum_length":true,"password_character_classes":true,"password_excludes_names":true,"password_excludes_common":true,"password_history":true,"password_expires_after_days":true,"maximum_invalid_attempts":true,"lock_minutes":true},"dynamicProps":false,"dynamicItems":false};

export const CreateCredentialRequest = validate39;
const schema50 = {"$id":"CreateCredentialRequest","type":"object","required":["name","scope"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"scope":{"type":"string","enum":["Authentication Only","Read Users","Manage users","Read All","Manage All"]}}};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="CreateCredentialRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.scope === undefined) && (missing0 = "scope"))){
validate39.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate39.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate39.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scope !== undefined){
let data1 = data.scope;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate39.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data1 === "Authentication Only") || (data1 === "Read Users")) || (data1 === "Manage users")) || (data1 === "Read All")) || (data1 === "Manage All"))){
validate39.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/enum",keyword:"enum",params:{allowedValues: schema50.properties.scope.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate39.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":{"name":true,"scope":true},"dynamicProps":false,"dynamicItems":false};

export const UpdateCredentialRequest = validate40;
const schema51 = {"$id":"UpdateCredentialRequest","type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255},"scope":{"type":"string","enum":["Authentication Only","Read Users","Manage users","Read All","Manage All"]}}};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdateCredentialRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scope !== undefined){
let data1 = data.scope;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate40.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data1 === "Authentication Only") || (data1 === "Read Users")) || (data1 === "Manage users")) || (data1 === "Read All")) || (data1 === "Manage All"))){
validate40.errors = [{instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/enum",keyword:"enum",params:{allowedValues: schema51.properties.scope.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":{"name":true,"scope":true},"dynamicProps":false,"dynamicItems":false};

export const SetCustomAttributesRequest = validate41;
const schema52 = {"$id":"SetCustomAttributesRequest","type":"object","required":["custom_attributes"],"properties":{"custom_attributes":{"type":"object","additionalProperties":{"type":["string","null"],"maxLength":4096}}}};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="SetCustomAttributesRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.custom_attributes === undefined) && (missing0 = "custom_attributes")){
validate41.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.custom_attributes !== undefined){
let data0 = data.custom_attributes;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
let data1 = data0[key0];
const _errs4 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate41.errors = [{instancePath:instancePath+"/custom_attributes/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/custom_attributes/additionalProperties/type",keyword:"type",params:{type: schema52.properties.custom_attributes.additionalProperties.type}}];
return false;
}
if(errors === _errs4){
if(typeof data1 === "string"){
if(func1(data1) > 4096){
validate41.errors = [{instancePath:instancePath+"/custom_attributes/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/custom_attributes/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}}];
return false;
}
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/custom_attributes",schemaPath:"#/properties/custom_attributes/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":{"custom_attributes":true},"dynamicProps":false,"dynamicItems":false};

export const MappingInput = validate42;
const schema53 = {"$id":"MappingInput","type":"object","required":["name","conditions","actions"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"enabled":{"type":"boolean"},"match":{"type":"string","enum":["all","any"]},"position":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"conditions":{"type":"array","maxItems":100,"items":{"type":"object","required":["source","operator","value"],"properties":{"source":{"type":"string","minLength":1,"maxLength":255},"operator":{"type":"string","minLength":1,"maxLength":10},"value":{"type":["string","integer"],"maxLength":1000}}}},"actions":{"type":"array","maxItems":100,"items":{"type":"object","required":["action","value"],"properties":{"action":{"type":"string","minLength":1,"maxLength":255},"value":{"type":["array","string","integer"],"minItems":1,"maxItems":100,"items":{"type":["string","integer"],"maxLength":4096}}}}}}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="MappingInput" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.conditions === undefined) && (missing0 = "conditions"))) || ((data.actions === undefined) && (missing0 = "actions"))){
validate42.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate42.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate42.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.enabled !== undefined){
const _errs3 = errors;
if(typeof data.enabled !== "boolean"){
validate42.errors = [{instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.match !== undefined){
let data2 = data.match;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate42.errors = [{instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data2 === "all") || (data2 === "any"))){
validate42.errors = [{instancePath:instancePath+"/match",schemaPath:"#/properties/match/enum",keyword:"enum",params:{allowedValues: schema53.properties.match.enum}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.position !== undefined){
let data3 = data.position;
const _errs7 = errors;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (data3 !== null)){
validate42.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/type",keyword:"type",params:{type: schema53.properties.position.type}}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate42.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate42.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.conditions !== undefined){
let data4 = data.conditions;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
if(data4.length > 100){
validate42.errors = [{instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/maxItems",keyword:"maxItems",params:{limit: 100}}];
return false;
}
else {
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((((data5.source === undefined) && (missing1 = "source")) || ((data5.operator === undefined) && (missing1 = "operator"))) || ((data5.value === undefined) && (missing1 = "value"))){
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0,schemaPath:"#/properties/conditions/items/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data5.source !== undefined){
let data6 = data5.source;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data6 === "string"){
if(func1(data6) > 255){
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0+"/source",schemaPath:"#/properties/conditions/items/properties/source/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data6) < 1){
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0+"/source",schemaPath:"#/properties/conditions/items/properties/source/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0+"/source",schemaPath:"#/properties/conditions/items/properties/source/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.operator !== undefined){
let data7 = data5.operator;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data7 === "string"){
if(func1(data7) > 10){
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0+"/operator",schemaPath:"#/properties/conditions/items/properties/operator/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(func1(data7) < 1){
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0+"/operator",schemaPath:"#/properties/conditions/items/properties/operator/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0+"/operator",schemaPath:"#/properties/conditions/items/properties/operator/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.value !== undefined){
let data8 = data5.value;
const _errs17 = errors;
if((typeof data8 !== "string") && (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8))))){
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0+"/value",schemaPath:"#/properties/conditions/items/properties/value/type",keyword:"type",params:{type: schema53.properties.conditions.items.properties.value.type}}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(func1(data8) > 1000){
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0+"/value",schemaPath:"#/properties/conditions/items/properties/value/maxLength",keyword:"maxLength",params:{limit: 1000}}];
return false;
}
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/conditions/" + i0,schemaPath:"#/properties/conditions/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actions !== undefined){
let data9 = data.actions;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data9)){
if(data9.length > 100){
validate42.errors = [{instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/maxItems",keyword:"maxItems",params:{limit: 100}}];
return false;
}
else {
var valid3 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs21 = errors;
if(errors === _errs21){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if(((data10.action === undefined) && (missing2 = "action")) || ((data10.value === undefined) && (missing2 = "value"))){
validate42.errors = [{instancePath:instancePath+"/actions/" + i1,schemaPath:"#/properties/actions/items/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
if(data10.action !== undefined){
let data11 = data10.action;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data11 === "string"){
if(func1(data11) > 255){
validate42.errors = [{instancePath:instancePath+"/actions/" + i1+"/action",schemaPath:"#/properties/actions/items/properties/action/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data11) < 1){
validate42.errors = [{instancePath:instancePath+"/actions/" + i1+"/action",schemaPath:"#/properties/actions/items/properties/action/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/actions/" + i1+"/action",schemaPath:"#/properties/actions/items/properties/action/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.value !== undefined){
let data12 = data10.value;
const _errs25 = errors;
if(((!(Array.isArray(data12))) && (typeof data12 !== "string")) && (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12))))){
validate42.errors = [{instancePath:instancePath+"/actions/" + i1+"/value",schemaPath:"#/properties/actions/items/properties/value/type",keyword:"type",params:{type: schema53.properties.actions.items.properties.value.type}}];
return false;
}
if(errors === _errs25){
if(Array.isArray(data12)){
if(data12.length > 100){
validate42.errors = [{instancePath:instancePath+"/actions/" + i1+"/value",schemaPath:"#/properties/actions/items/properties/value/maxItems",keyword:"maxItems",params:{limit: 100}}];
return false;
}
else {
if(data12.length < 1){
validate42.errors = [{instancePath:instancePath+"/actions/" + i1+"/value",schemaPath:"#/properties/actions/items/properties/value/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid5 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
const _errs27 = errors;
if((typeof data13 !== "string") && (!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13))))){
validate42.errors = [{instancePath:instancePath+"/actions/" + i1+"/value/" + i2,schemaPath:"#/properties/actions/items/properties/value/items/type",keyword:"type",params:{type: schema53.properties.actions.items.properties.value.items.type}}];
return false;
}
if(errors === _errs27){
if(typeof data13 === "string"){
if(func1(data13) > 4096){
validate42.errors = [{instancePath:instancePath+"/actions/" + i1+"/value/" + i2,schemaPath:"#/properties/actions/items/properties/value/items/maxLength",keyword:"maxLength",params:{limit: 4096}}];
return false;
}
}
}
var valid5 = _errs27 === errors;
if(!valid5){
break;
}
}
}
}
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/actions/" + i1,schemaPath:"#/properties/actions/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid3 = _errs21 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate42.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate42.errors = vErrors;
return errors === 0;
}
validate42.evaluated = {"props":{"name":true,"enabled":true,"match":true,"position":true,"conditions":true,"actions":true},"dynamicProps":false,"dynamicItems":false};

export const DryRunMappingRequest = validate43;
const schema54 = {"$id":"DryRunMappingRequest","type":["array","null"],"maxItems":1000,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}};

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="DryRunMappingRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(Array.isArray(data))) && (data !== null)){
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema54.type}}];
return false;
}
if(errors === 0){
if(Array.isArray(data)){
if(data.length > 1000){
validate43.errors = [{instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate43.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740991 || isNaN(data0)){
validate43.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate43.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
}
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const SortMappingsRequest = validate44;
const schema55 = {"$id":"SortMappingsRequest","type":"array","maxItems":1000,"items":{"type":"integer","minimum":1,"maximum":9007199254740991}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="SortMappingsRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(Array.isArray(data)){
if(data.length > 1000){
validate44.errors = [{instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1000}}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate44.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === _errs1){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740991 || isNaN(data0)){
validate44.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate44.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
}
}
else {
validate44.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

export const UpdateMappingRequest = validate45;
const schema56 = {"$id":"UpdateMappingRequest","type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255},"enabled":{"type":"boolean"},"match":{"type":"string","enum":["all","any"]},"position":{"type":["integer","null"],"minimum":1,"maximum":9007199254740991},"conditions":{"type":"array","maxItems":100,"items":{"type":"object","required":["source","operator","value"],"properties":{"source":{"type":"string","minLength":1,"maxLength":255},"operator":{"type":"string","minLength":1,"maxLength":10},"value":{"type":["string","integer"],"maxLength":1000}}}},"actions":{"type":"array","maxItems":100,"items":{"type":"object","required":["action","value"],"properties":{"action":{"type":"string","minLength":1,"maxLength":255},"value":{"type":["array","string","integer"],"minItems":1,"maxItems":100,"items":{"type":["string","integer"],"maxLength":4096}}}}}}};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdateMappingRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate45.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate45.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.enabled !== undefined){
const _errs3 = errors;
if(typeof data.enabled !== "boolean"){
validate45.errors = [{instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.match !== undefined){
let data2 = data.match;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate45.errors = [{instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data2 === "all") || (data2 === "any"))){
validate45.errors = [{instancePath:instancePath+"/match",schemaPath:"#/properties/match/enum",keyword:"enum",params:{allowedValues: schema56.properties.match.enum}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.position !== undefined){
let data3 = data.position;
const _errs7 = errors;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (data3 !== null)){
validate45.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/type",keyword:"type",params:{type: schema56.properties.position.type}}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate45.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate45.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.conditions !== undefined){
let data4 = data.conditions;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
if(data4.length > 100){
validate45.errors = [{instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/maxItems",keyword:"maxItems",params:{limit: 100}}];
return false;
}
else {
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing0;
if((((data5.source === undefined) && (missing0 = "source")) || ((data5.operator === undefined) && (missing0 = "operator"))) || ((data5.value === undefined) && (missing0 = "value"))){
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0,schemaPath:"#/properties/conditions/items/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data5.source !== undefined){
let data6 = data5.source;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data6 === "string"){
if(func1(data6) > 255){
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0+"/source",schemaPath:"#/properties/conditions/items/properties/source/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data6) < 1){
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0+"/source",schemaPath:"#/properties/conditions/items/properties/source/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0+"/source",schemaPath:"#/properties/conditions/items/properties/source/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.operator !== undefined){
let data7 = data5.operator;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data7 === "string"){
if(func1(data7) > 10){
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0+"/operator",schemaPath:"#/properties/conditions/items/properties/operator/maxLength",keyword:"maxLength",params:{limit: 10}}];
return false;
}
else {
if(func1(data7) < 1){
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0+"/operator",schemaPath:"#/properties/conditions/items/properties/operator/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0+"/operator",schemaPath:"#/properties/conditions/items/properties/operator/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.value !== undefined){
let data8 = data5.value;
const _errs17 = errors;
if((typeof data8 !== "string") && (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8))))){
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0+"/value",schemaPath:"#/properties/conditions/items/properties/value/type",keyword:"type",params:{type: schema56.properties.conditions.items.properties.value.type}}];
return false;
}
if(errors === _errs17){
if(typeof data8 === "string"){
if(func1(data8) > 1000){
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0+"/value",schemaPath:"#/properties/conditions/items/properties/value/maxLength",keyword:"maxLength",params:{limit: 1000}}];
return false;
}
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/conditions/" + i0,schemaPath:"#/properties/conditions/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.actions !== undefined){
let data9 = data.actions;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data9)){
if(data9.length > 100){
validate45.errors = [{instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/maxItems",keyword:"maxItems",params:{limit: 100}}];
return false;
}
else {
var valid3 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs21 = errors;
if(errors === _errs21){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if(((data10.action === undefined) && (missing1 = "action")) || ((data10.value === undefined) && (missing1 = "value"))){
validate45.errors = [{instancePath:instancePath+"/actions/" + i1,schemaPath:"#/properties/actions/items/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data10.action !== undefined){
let data11 = data10.action;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data11 === "string"){
if(func1(data11) > 255){
validate45.errors = [{instancePath:instancePath+"/actions/" + i1+"/action",schemaPath:"#/properties/actions/items/properties/action/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data11) < 1){
validate45.errors = [{instancePath:instancePath+"/actions/" + i1+"/action",schemaPath:"#/properties/actions/items/properties/action/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/actions/" + i1+"/action",schemaPath:"#/properties/actions/items/properties/action/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.value !== undefined){
let data12 = data10.value;
const _errs25 = errors;
if(((!(Array.isArray(data12))) && (typeof data12 !== "string")) && (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12))))){
validate45.errors = [{instancePath:instancePath+"/actions/" + i1+"/value",schemaPath:"#/properties/actions/items/properties/value/type",keyword:"type",params:{type: schema56.properties.actions.items.properties.value.type}}];
return false;
}
if(errors === _errs25){
if(Array.isArray(data12)){
if(data12.length > 100){
validate45.errors = [{instancePath:instancePath+"/actions/" + i1+"/value",schemaPath:"#/properties/actions/items/properties/value/maxItems",keyword:"maxItems",params:{limit: 100}}];
return false;
}
else {
if(data12.length < 1){
validate45.errors = [{instancePath:instancePath+"/actions/" + i1+"/value",schemaPath:"#/properties/actions/items/properties/value/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid5 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
const _errs27 = errors;
if((typeof data13 !== "string") && (!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13))))){
validate45.errors = [{instancePath:instancePath+"/actions/" + i1+"/value/" + i2,schemaPath:"#/properties/actions/items/properties/value/items/type",keyword:"type",params:{type: schema56.properties.actions.items.properties.value.items.type}}];
return false;
}
if(errors === _errs27){
if(typeof data13 === "string"){
if(func1(data13) > 4096){
validate45.errors = [{instancePath:instancePath+"/actions/" + i1+"/value/" + i2,schemaPath:"#/properties/actions/items/properties/value/items/maxLength",keyword:"maxLength",params:{limit: 4096}}];
return false;
}
}
}
var valid5 = _errs27 === errors;
if(!valid5){
break;
}
}
}
}
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/actions/" + i1,schemaPath:"#/properties/actions/items/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid3 = _errs21 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate45.errors = [{instancePath:instancePath+"/actions",schemaPath:"#/properties/actions/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate45.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":{"name":true,"enabled":true,"match":true,"position":true,"conditions":true,"actions":true},"dynamicProps":false,"dynamicItems":false};

export const CreateSessionLoginTokenRequest = validate46;
const schema57 = {"$id":"CreateSessionLoginTokenRequest","type":"object","required":["username_or_email","password"],"properties":{"username_or_email":{"type":"string","minLength":1,"maxLength":255},"password":{"type":"string","minLength":1,"maxLength":256},"subdomain":{"type":"string","maxLength":255},"return_to_url":{"type":"string","maxLength":4096},"ip_address":{"type":"string","maxLength":255},"browser_id":{"type":"string","maxLength":255},"fields":{"type":"string","maxLength":255}}};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="CreateSessionLoginTokenRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.username_or_email === undefined) && (missing0 = "username_or_email")) || ((data.password === undefined) && (missing0 = "password"))){
validate46.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.username_or_email !== undefined){
let data0 = data.username_or_email;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate46.errors = [{instancePath:instancePath+"/username_or_email",schemaPath:"#/properties/username_or_email/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate46.errors = [{instancePath:instancePath+"/username_or_email",schemaPath:"#/properties/username_or_email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate46.errors = [{instancePath:instancePath+"/username_or_email",schemaPath:"#/properties/username_or_email/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.password !== undefined){
let data1 = data.password;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 256){
validate46.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/maxLength",keyword:"maxLength",params:{limit: 256}}];
return false;
}
else {
if(func1(data1) < 1){
validate46.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate46.errors = [{instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subdomain !== undefined){
let data2 = data.subdomain;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func1(data2) > 255){
validate46.errors = [{instancePath:instancePath+"/subdomain",schemaPath:"#/properties/subdomain/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
else {
validate46.errors = [{instancePath:instancePath+"/subdomain",schemaPath:"#/properties/subdomain/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.return_to_url !== undefined){
let data3 = data.return_to_url;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(func1(data3) > 4096){
validate46.errors = [{instancePath:instancePath+"/return_to_url",schemaPath:"#/properties/return_to_url/maxLength",keyword:"maxLength",params:{limit: 4096}}];
return false;
}
}
else {
validate46.errors = [{instancePath:instancePath+"/return_to_url",schemaPath:"#/properties/return_to_url/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip_address !== undefined){
let data4 = data.ip_address;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func1(data4) > 255){
validate46.errors = [{instancePath:instancePath+"/ip_address",schemaPath:"#/properties/ip_address/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
else {
validate46.errors = [{instancePath:instancePath+"/ip_address",schemaPath:"#/properties/ip_address/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.browser_id !== undefined){
let data5 = data.browser_id;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(func1(data5) > 255){
validate46.errors = [{instancePath:instancePath+"/browser_id",schemaPath:"#/properties/browser_id/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
else {
validate46.errors = [{instancePath:instancePath+"/browser_id",schemaPath:"#/properties/browser_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fields !== undefined){
let data6 = data.fields;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data6 === "string"){
if(func1(data6) > 255){
validate46.errors = [{instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
else {
validate46.errors = [{instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate46.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"props":{"username_or_email":true,"password":true,"subdomain":true,"return_to_url":true,"ip_address":true,"browser_id":true,"fields":true},"dynamicProps":false,"dynamicItems":false};

export const VerifySessionRequest = validate47;
const schema58 = {"$id":"VerifySessionRequest","type":"object","required":["session_token"],"properties":{"session_token":{"type":"string","minLength":1,"maxLength":255}}};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="VerifySessionRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate47.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.session_token === undefined) && (missing0 = "session_token")){
validate47.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.session_token !== undefined){
let data0 = data.session_token;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate47.errors = [{instancePath:instancePath+"/session_token",schemaPath:"#/properties/session_token/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate47.errors = [{instancePath:instancePath+"/session_token",schemaPath:"#/properties/session_token/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/session_token",schemaPath:"#/properties/session_token/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
}
}
else {
validate47.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate47.errors = vErrors;
return errors === 0;
}
validate47.evaluated = {"props":{"session_token":true},"dynamicProps":false,"dynamicItems":false};

export const CreateCustomAttributeRequest = validate48;
const schema59 = {"$id":"CreateCustomAttributeRequest","type":"object","required":["user_field"],"properties":{"user_field":{"type":"object","required":["name","shortname"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"shortname":{"type":"string","pattern":"^[A-Za-z0-9_]+$","maxLength":64},"position":{"type":["integer","null"],"minimum":1,"maximum":2147483647}}}}};
const pattern8 = new RegExp("^[A-Za-z0-9_]+$", "u");

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="CreateCustomAttributeRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.user_field === undefined) && (missing0 = "user_field")){
validate48.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.user_field !== undefined){
let data0 = data.user_field;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if(((data0.name === undefined) && (missing1 = "name")) || ((data0.shortname === undefined) && (missing1 = "shortname"))){
validate48.errors = [{instancePath:instancePath+"/user_field",schemaPath:"#/properties/user_field/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data0.name !== undefined){
let data1 = data0.name;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 255){
validate48.errors = [{instancePath:instancePath+"/user_field/name",schemaPath:"#/properties/user_field/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data1) < 1){
validate48.errors = [{instancePath:instancePath+"/user_field/name",schemaPath:"#/properties/user_field/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/user_field/name",schemaPath:"#/properties/user_field/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.shortname !== undefined){
let data2 = data0.shortname;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func1(data2) > 64){
validate48.errors = [{instancePath:instancePath+"/user_field/shortname",schemaPath:"#/properties/user_field/properties/shortname/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(!pattern8.test(data2)){
validate48.errors = [{instancePath:instancePath+"/user_field/shortname",schemaPath:"#/properties/user_field/properties/shortname/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]+$"}}];
return false;
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/user_field/shortname",schemaPath:"#/properties/user_field/properties/shortname/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.position !== undefined){
let data3 = data0.position;
const _errs7 = errors;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (data3 !== null)){
validate48.errors = [{instancePath:instancePath+"/user_field/position",schemaPath:"#/properties/user_field/properties/position/type",keyword:"type",params:{type: schema59.properties.user_field.properties.position.type}}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 2147483647 || isNaN(data3)){
validate48.errors = [{instancePath:instancePath+"/user_field/position",schemaPath:"#/properties/user_field/properties/position/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate48.errors = [{instancePath:instancePath+"/user_field/position",schemaPath:"#/properties/user_field/properties/position/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/user_field",schemaPath:"#/properties/user_field/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
}
}
}
else {
validate48.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":{"user_field":true},"dynamicProps":false,"dynamicItems":false};

export const UpdateCustomAttributeRequest = validate49;
const schema60 = {"$id":"UpdateCustomAttributeRequest","type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255},"shortname":{"type":"string","pattern":"^[A-Za-z0-9_]+$","maxLength":64},"position":{"type":["integer","null"],"minimum":1,"maximum":2147483647}}};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="UpdateCustomAttributeRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func1(data0) > 255){
validate49.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(func1(data0) < 1){
validate49.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
else {
validate49.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shortname !== undefined){
let data1 = data.shortname;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func1(data1) > 64){
validate49.errors = [{instancePath:instancePath+"/shortname",schemaPath:"#/properties/shortname/maxLength",keyword:"maxLength",params:{limit: 64}}];
return false;
}
else {
if(!pattern8.test(data1)){
validate49.errors = [{instancePath:instancePath+"/shortname",schemaPath:"#/properties/shortname/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_]+$"}}];
return false;
}
}
}
else {
validate49.errors = [{instancePath:instancePath+"/shortname",schemaPath:"#/properties/shortname/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.position !== undefined){
let data2 = data.position;
const _errs5 = errors;
if((!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) && (data2 !== null)){
validate49.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/type",keyword:"type",params:{type: schema60.properties.position.type}}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 2147483647 || isNaN(data2)){
validate49.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647}}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate49.errors = [{instancePath:instancePath+"/position",schemaPath:"#/properties/position/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate49.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":{"name":true,"shortname":true,"position":true},"dynamicProps":false,"dynamicItems":false};

export const GenerateTokenRequest = validate50;
const schema61 = {"$id":"GenerateTokenRequest","type":"object","required":["grant_type"],"properties":{"grant_type":{"type":"string","enum":["client_credentials","refresh_token"]},"client_id":{"type":"string"},"client_secret":{"type":"string"},"access_token":{"type":"string"},"refresh_token":{"type":"string"}}};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="GenerateTokenRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.grant_type === undefined) && (missing0 = "grant_type")){
validate50.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.grant_type !== undefined){
let data0 = data.grant_type;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate50.errors = [{instancePath:instancePath+"/grant_type",schemaPath:"#/properties/grant_type/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data0 === "client_credentials") || (data0 === "refresh_token"))){
validate50.errors = [{instancePath:instancePath+"/grant_type",schemaPath:"#/properties/grant_type/enum",keyword:"enum",params:{allowedValues: schema61.properties.grant_type.enum}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.client_id !== undefined){
const _errs3 = errors;
if(typeof data.client_id !== "string"){
validate50.errors = [{instancePath:instancePath+"/client_id",schemaPath:"#/properties/client_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.client_secret !== undefined){
const _errs5 = errors;
if(typeof data.client_secret !== "string"){
validate50.errors = [{instancePath:instancePath+"/client_secret",schemaPath:"#/properties/client_secret/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.access_token !== undefined){
const _errs7 = errors;
if(typeof data.access_token !== "string"){
validate50.errors = [{instancePath:instancePath+"/access_token",schemaPath:"#/properties/access_token/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refresh_token !== undefined){
const _errs9 = errors;
if(typeof data.refresh_token !== "string"){
validate50.errors = [{instancePath:instancePath+"/refresh_token",schemaPath:"#/properties/refresh_token/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate50.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"props":{"grant_type":true,"client_id":true,"client_secret":true,"access_token":true,"refresh_token":true},"dynamicProps":false,"dynamicItems":false};

export const RevokeTokenRequest = validate51;
const schema62 = {"$id":"RevokeTokenRequest","type":"object","required":["access_token"],"properties":{"access_token":{"type":"string"},"client_id":{"type":"string"},"client_secret":{"type":"string"}}};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="RevokeTokenRequest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate51.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.access_token === undefined) && (missing0 = "access_token")){
validate51.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.access_token !== undefined){
const _errs1 = errors;
if(typeof data.access_token !== "string"){
validate51.errors = [{instancePath:instancePath+"/access_token",schemaPath:"#/properties/access_token/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.client_id !== undefined){
const _errs3 = errors;
if(typeof data.client_id !== "string"){
validate51.errors = [{instancePath:instancePath+"/client_id",schemaPath:"#/properties/client_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.client_secret !== undefined){
const _errs5 = errors;
if(typeof data.client_secret !== "string"){
validate51.errors = [{instancePath:instancePath+"/client_secret",schemaPath:"#/properties/client_secret/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate51.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate51.errors = vErrors;
return errors === 0;
}
validate51.evaluated = {"props":{"access_token":true,"client_id":true,"client_secret":true},"dynamicProps":false,"dynamicItems":false};

function countCharacters(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
export const validators = { AddRolesToUserRequest, UserInput, LockAccountUserRequest, LogOutUserRequest, RemoveUserRoleRequest, SetUserStateRequest, UpdatePasswordInsecureRequest, UpdatePasswordSecureRequest, UserIdsRequest, RoleInput, AppIdsRequest, UpdateRoleRequest, AppInput, UpdateAppRequest, UpdateUserAppRequest, GroupInput, UpdateGroupRequest, PolicyInput, UpdatePolicyRequest, CreateCredentialRequest, UpdateCredentialRequest, SetCustomAttributesRequest, MappingInput, DryRunMappingRequest, SortMappingsRequest, UpdateMappingRequest, CreateSessionLoginTokenRequest, VerifySessionRequest, CreateCustomAttributeRequest, UpdateCustomAttributeRequest, GenerateTokenRequest, RevokeTokenRequest };
