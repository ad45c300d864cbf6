@description('What the endpoint leads to, in the resource provider\'s words: blob, queue, table, vault, sites.')
param name string

@description('Private zone in which the service\'s name is resolved.')
param zone string

@description('Id of the resource.')
param target string

param networkId string
param subnetId string
param location string
param tags object

resource dns 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: zone
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'network'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2023-11-01' = {
  name: 'pe-${name}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: name
        properties: { privateLinkServiceId: target, groupIds: [name] }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        { name: name, properties: { privateDnsZoneId: dns.id } }
      ]
    }
  }
}
