// Who may knock. A private endpoint is never subject to these rules. The public door stays on its hinges even with private ingress,
// because Event Grid, which reports new plans, cannot come through a private endpoint: it is let in by its service tag, all others are not.

@export()
var publicNetworkAccess = 'Enabled'

func allow(name string, priority int, range string) object => {
  name: name
  priority: priority
  action: 'Allow'
  tag: 'Default'
  ipAddress: range
}

@export()
func restrictions(isPrivate bool, ranges string[]) object =>
  isPrivate
    ? {
        ipSecurityRestrictionsDefaultAction: 'Deny'
        scmIpSecurityRestrictionsDefaultAction: 'Deny'
        scmIpSecurityRestrictionsUseMain: false
        ipSecurityRestrictions: concat(
          [{ name: 'plan-events', priority: 100, action: 'Allow', tag: 'ServiceTag', ipAddress: 'AzureEventGrid' }],
          map(range(0, length(ranges)), i => allow('range-${i}', 200 + i, ranges[i]))
        )
      }
    : { ipSecurityRestrictionsDefaultAction: 'Allow', scmIpSecurityRestrictionsDefaultAction: 'Allow' }
