// Who may knock. A private endpoint is never subject to these rules. With private ingress the public door stays on its hinges only for
// Event Grid, which reports new plans to Flex Consumption and cannot come through a private endpoint, and for ranges that are named.

@export()
func publicNetworkAccess(isPrivate bool, isFlex bool, ranges string[]) string =>
  isPrivate && !isFlex && empty(ranges) ? 'Disabled' : 'Enabled'

func allow(name string, priority int, tag string, range string) object => {
  name: name
  priority: priority
  action: 'Allow'
  tag: tag
  ipAddress: range
}

@export()
func restrictions(isPrivate bool, isFlex bool, ranges string[]) object =>
  isPrivate
    ? {
        ipSecurityRestrictionsDefaultAction: 'Deny'
        scmIpSecurityRestrictionsDefaultAction: 'Deny'
        scmIpSecurityRestrictionsUseMain: false
        ipSecurityRestrictions: concat(
          isFlex ? [allow('plan-events', 100, 'ServiceTag', 'AzureEventGrid')] : [],
          map(range(0, length(ranges)), i => allow('range-${i}', 200 + i, 'Default', ranges[i]))
        )
      }
    : { ipSecurityRestrictionsDefaultAction: 'Allow', scmIpSecurityRestrictionsDefaultAction: 'Allow' }
