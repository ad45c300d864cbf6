param location string
param tags object
param workspaceName string
param email string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'land'
    enabled: true
    emailReceivers: [
      { name: 'lead-office', emailAddress: email, useCommonAlertSchema: true }
    ]
  }
}

// An event is a counter of that name or a log record whose event id has that name: whichever the app sends.
var happened = '''
union
  (AppMetrics | where Name == '{0}' | project TimeGenerated, Times = Sum),
  (AppTraces | where tostring(Properties['EventName']) == '{0}' | project TimeGenerated, Times = 1.0)
| where Times > 0
'''

// Each is something that stays undone until a person does it. What heals by itself stands on the dashboard alone.
var alerts = [
  {
    name: 'mail.dead'
    title: 'Mails could not be delivered'
    text: 'The app gave up on at least one mail. Open Mails in the console, correct the address in the directory, and send it again.'
    query: format(happened, 'mail.dead')
    severity: 1
    window: 'PT15M'
    every: 'PT5M'
    fewerThan: 0
    moreThan: 0
  }
  {
    name: 'plan.rejected'
    title: 'A file was set aside'
    text: 'A file put into the container of plans could not be used. The reasons lie beside it in plans-rejected: correct it and put it in again.'
    query: format(happened, 'plan.rejected')
    severity: 3
    window: 'PT1H'
    every: 'PT15M'
    fewerThan: 0
    moreThan: 0
  }
  {
    name: 'store.failed'
    title: 'Storage has failed for a quarter of an hour'
    text: 'Shorter failures are made good by the next round. See what store.failed says in the log: a role that is missing, a network rule, or throttling.'
    query: '''
AppTraces
| where tostring(Properties['EventName']) == 'store.failed'
| summarize by bin(TimeGenerated, 5m)
'''
    severity: 1
    window: 'PT30M'
    every: 'PT10M'
    fewerThan: 0
    moreThan: 2
  }
  {
    name: 'functions.failing'
    title: 'The work cycle fails again and again'
    text: 'Reminders and mails do not go. The log of the function WorkCycle says why; the health page names what it has set aside.'
    query: 'AppRequests | where Name in (\'WorkCycle\', \'Sweep\') and Success == false | summarize by bin(TimeGenerated, 1m)'
    severity: 1
    window: 'PT30M'
    every: 'PT10M'
    fewerThan: 0
    moreThan: 9
  }
  {
    name: 'sweep.recreated'
    title: 'Many orchestrations were missing'
    text: 'The sweep begins single ones again by itself. So many say that the task hub was emptied or renamed, or that instances are terminated: find out by whom.'
    query: format(happened, 'sweep.recreated')
    severity: 2
    window: 'PT1H'
    every: 'PT15M'
    fewerThan: 0
    moreThan: 20
  }
  {
    name: 'silence'
    title: 'The app is silent'
    text: 'Nothing was heard of the app for two hours, though its timers run all day: nobody is being reminded. A wrong setting stands in its log stream.'
    query: 'union AppRequests, AppTraces'
    severity: 1
    window: 'PT2H'
    every: 'PT30M'
    fewerThan: 1
    moreThan: 0
  }
]

resource rule 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in alerts: {
    name: alert.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.title
      description: alert.text
      severity: alert.severity
      enabled: true
      scopes: [workspace.id]
      windowSize: alert.window
      evaluationFrequency: alert.every
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: alert.fewerThan > 0 ? 'LessThan' : 'GreaterThan'
            threshold: alert.fewerThan > 0 ? alert.fewerThan : alert.moreThan
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
