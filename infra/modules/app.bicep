import { publicNetworkAccess, restrictions } from 'access.bicep'

param name string
param location string
param tags object
param plan string
param dedicatedSku string
param maximumInstances int
param identityName string

@description('Address of the container that Flex Consumption runs the app from.')
param packages string

param isPrivate bool

@description('Subnet for outgoing calls; empty unless private.')
param subnetId string

@description('When private: ranges that may still come from outside.')
param inboundRanges string[]

var isFlex = plan == 'flex'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource serverFarm 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: isFlex ? 'functionapp' : 'linux'
  sku: isFlex ? { name: 'FC1', tier: 'FlexConsumption' } : { name: dedicatedSku }
  properties: { reserved: true }
}

var flexConfig = {
  deployment: {
    storage: {
      type: 'blobContainer'
      value: packages
      authentication: {
        type: 'UserAssignedIdentity'
        userAssignedIdentityResourceId: identity.id
      }
    }
  }
  scaleAndConcurrency: { maximumInstanceCount: maximumInstances, instanceMemoryMB: 2048 }
  runtime: { name: 'dotnet-isolated', version: '10.0' }
}

var dedicatedConfig = {
  linuxFxVersion: 'DOTNET-ISOLATED|10.0'
  alwaysOn: true
  vnetRouteAllEnabled: isPrivate
}

var siteConfig = {
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  ftpsState: 'Disabled'
  http20Enabled: true
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the app to deploy by this tag.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: serverFarm.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: isPrivate ? subnetId : null
    publicNetworkAccess: publicNetworkAccess(isPrivate, isFlex, inboundRanges)
    functionAppConfig: isFlex ? flexConfig : null
    siteConfig: union(siteConfig, isFlex ? {} : dedicatedConfig, restrictions(isPrivate, isFlex, inboundRanges))
  }
}

// Nobody deploys with a password: a signed-in person or pipeline does.
resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'ftp'
  properties: { allow: false }
}

resource noScmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'scm'
  properties: { allow: false }
}

output address string = 'https://${site.properties.defaultHostName}'
