param name string
param location string
param tags object

@description('Decides to whom the app\'s subnet is delegated.')
param plan string

resource address 'Microsoft.Network/publicIPAddresses@2023-11-01' = {
  name: 'ip-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

// All mail leaves through one address, which SendGrid's allow-list can name.
resource gateway 'Microsoft.Network/natGateways@2023-11-01' = {
  name: 'nat-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIpAddresses: [{ id: address.id }] }
}

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.60.0.0/23'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.60.0.0/24'
          natGateway: { id: gateway.id }
          delegations: [
            {
              name: 'app'
              properties: { serviceName: plan == 'flex' ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms' }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.60.1.0/24' }
      }
    ]
  }
}

output appSubnetId string = network.properties.subnets[0].id
