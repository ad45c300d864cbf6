targetScope = 'subscription'

@description('Name of this deployment; names of resources are made from it.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('The region everything lives in, for example eastasia or chinanorth3.')
param location string

@description('flex: Flex Consumption. dedicated: an App Service plan, for clouds and regions without Flex Consumption.')
@allowed(['flex', 'dedicated'])
param plan string = 'flex'

@description('Size of the dedicated plan; not used with flex.')
param dedicatedSku string = 'P1v3'

@description('The largest number of instances that may run at once.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Redundancy of the ledger\'s storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('The lead office\'s full name: the letterhead of every letter and mail.')
param office string

@description('Sender of all mails; an address of a domain that SendGrid has verified.')
param sendGridFrom string

@description('SendGrid checks every mail and delivers none.')
param sendGridSandbox bool = false

@description('Whole address by which people reach the app; empty for the app\'s own.')
param publicAddress string = ''

@description('Plans that read without findings become tasks at once, without a person\'s confirmation.')
param autoStart bool = false

@description('Interview notices wait for a person\'s release.')
param holdInterviews bool = true

@description('Client id of an app registration in Entra ID by which people sign in; empty for passwords alone.')
param signInClientId string = ''

@description('Tenant whose people sign in.')
param signInTenantId string = tenant().tenantId

@description('Header that tells the client\'s address: X-Forwarded-For of the app\'s own front end, X-Azure-ClientIP behind Front Door.')
@allowed(['X-Forwarded-For', 'X-Azure-ClientIP'])
param clientAddressHeader string = 'X-Forwarded-For'

@description('Reach the app only from its virtual network: private endpoints, and every outgoing call through one known address.')
param privateIngress bool = false

@description('With private ingress: address ranges that may still come from outside, such as the reverse proxy that passes on SendGrid\'s delivery reports.')
param inboundRanges string[] = []

@description('Who hears of dead letters, missing orchestrations, files set aside and silence.')
param alertEmail string

@description('Monthly budget in the subscription\'s currency; 0 for none.')
@minValue(0)
param budgetAmount int = 0

@description('First month of the budget, as yyyy-MM-01. It cannot be changed later: pin it after the first deployment.')
param budgetStart string = utcNow('yyyy-MM-01')

@description('Object id of the person or pipeline that sets the secrets; empty to grant nobody.')
param operatorId string = ''

@description('Kind of operatorId.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorKind string = 'User'

var tags = { 'azd-env-name': environmentName }
var token = uniqueString(subscription().id, environmentName, location)
var names = {
  identity: 'id-${token}'
  network: 'vnet-${token}'
  insights: 'appi-${token}'
  storage: 'st${token}'
  vault: 'kv-${token}'
  workspace: 'log-${token}'
  app: 'func-${token}'
}

resource group 'Microsoft.Resources/resourceGroups@2023-07-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: names.identity, location: location, tags: tags }
}

module network 'modules/network.bicep' = if (privateIngress) {
  scope: group
  params: { name: names.network, location: location, tags: tags, plan: plan }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    name: names.insights
    workspaceName: names.workspace
    location: location
    tags: tags
    identityName: names.identity
    principalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: names.storage
    location: location
    tags: tags
    sku: storageSku
    identityName: names.identity
    principalId: identity.outputs.principalId
    private: privateIngress
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: names.vault
    location: location
    tags: tags
    identityName: names.identity
    principalId: identity.outputs.principalId
    operatorId: operatorId
    operatorKind: operatorKind
    private: privateIngress
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: names.app
    location: location
    tags: tags
    plan: plan
    dedicatedSku: dedicatedSku
    maximumInstances: maximumInstances
    identityName: names.identity
    packages: storage.outputs.packages
    isPrivate: privateIngress
    subnetId: privateIngress ? network!.outputs.appSubnetId : ''
    inboundRanges: inboundRanges
  }
}

module settings 'modules/settings.bicep' = {
  scope: group
  params: {
    appName: names.app
    identityName: names.identity
    storageName: names.storage
    insightsName: names.insights
    vaultUri: vault.outputs.uri
    isFlex: plan == 'flex'
    office: office
    sendGridFrom: sendGridFrom
    sendGridSandbox: sendGridSandbox
    publicAddress: empty(publicAddress) ? app.outputs.address : publicAddress
    autoStart: autoStart
    holdInterviews: holdInterviews
    platformAuthenticates: !empty(signInClientId)
    clientAddressHeader: clientAddressHeader
  }
  dependsOn: [monitoring]
}

module signIn 'modules/sign-in.bicep' = {
  scope: group
  params: { appName: names.app, identityName: names.identity, clientId: signInClientId, tenantId: signInTenantId }
  dependsOn: [identity, app]
}

module endpoints 'modules/endpoints.bicep' = if (privateIngress) {
  scope: group
  params: {
    location: location
    tags: tags
    networkName: names.network
    storageName: names.storage
    vaultName: names.vault
    appName: names.app
  }
  dependsOn: [network, storage, vault, app]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: { location: location, tags: tags, workspaceName: names.workspace, email: alertEmail }
  dependsOn: [monitoring]
}

module diagnostics 'modules/diagnostics.bicep' = {
  scope: group
  params: { workspaceName: names.workspace, storageName: names.storage, vaultName: names.vault, appName: names.app }
  dependsOn: [monitoring, storage, vault, app]
}

module dashboard 'modules/dashboard.bicep' = {
  scope: group
  params: { location: location, tags: tags, workspaceName: names.workspace }
  dependsOn: [monitoring]
}

module budget 'modules/budget.bicep' = if (budgetAmount > 0) {
  scope: group
  params: { name: 'budget-${environmentName}', amount: budgetAmount, start: budgetStart, email: alertEmail }
}

output AZURE_RESOURCE_GROUP string = group.name
output LAND_PLAN string = plan
output APP_NAME string = names.app
output APP_ADDRESS string = app.outputs.address
output SIGN_IN_SUBJECT string = signIn.outputs.subject
output STORAGE_NAME string = names.storage
output STORAGE_TABLE_ENDPOINT string = storage.outputs.tableEndpoint
output VAULT_NAME string = names.vault
