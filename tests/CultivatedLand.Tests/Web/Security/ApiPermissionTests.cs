using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Tests.Web.Security;

public class ApiPermissionTests : AccessTest
{
    /// <summary>Written down once more, so that nobody loosens an endpoint without noticing.</summary>
    private const string Expected = """
        DELETE /api/me/feed signed in
        DELETE /api/patrols/plans HandleLead Somewhere
        DELETE /api/webhooks/{id} EditSettings Host
        GET /api/bodies SeeDirectory Somewhere
        GET /api/bodies/{id} SeeDirectory Body
        GET /api/bulletins/{occurrence} SeeReports Somewhere
        GET /api/bulletins/{occurrence}.xlsx SeeReports Somewhere
        GET /api/clock signed in
        GET /api/directory SeeDirectory Somewhere
        GET /api/directory/template SeeDirectory Somewhere
        GET /api/duties SeeLedger Somewhere
        GET /api/duties/{id} SeeLedger Duty
        GET /api/field-records SeeLedger Somewhere
        GET /api/field-records/{id} SeeLedger FieldRecord
        GET /api/grid SeeDirectory Host
        GET /api/grid/settings signed in
        GET /api/interviews SeeReports Somewhere
        GET /api/interviews/settings signed in
        GET /api/interviews/{id} SeeReports Somewhere
        GET /api/leads SeeLedger Somewhere
        GET /api/leads/{id} SeeLedger Lead
        GET /api/mails SeeMail Somewhere
        GET /api/mails/{id} SeeMail Mail
        GET /api/meetings/{occurrence} SeeReports Somewhere
        GET /api/patrols SeeLedger Somewhere
        GET /api/patrols/plans SeeLedger Somewhere
        GET /api/plans UploadPlan Somewhere
        GET /api/plans/template UploadPlan Somewhere
        GET /api/plans/{hash} UploadPlan Plan
        GET /api/plans/{hash}/start UploadPlan Plan
        GET /api/rhythms SeeReports Somewhere
        GET /api/rhythms/{id}/preview SeeReports Somewhere
        GET /api/samples SeeReports Somewhere
        GET /api/samples/{id} SeeReports Somewhere
        GET /api/samples/{id}.xlsx SeeReports Somewhere
        GET /api/settings/calendar signed in
        GET /api/settings/policy signed in
        GET /api/settlement/open SeeReports Somewhere
        GET /api/settlement/open.xlsx SeeReports Somewhere
        GET /api/settlement/plans SeeReports Somewhere
        GET /api/settlement/plans/{plan}/household-samples/{id} SeeReports Somewhere
        GET /api/settlement/plans/{plan}/lists/{kind} SeeReports Somewhere
        GET /api/settlement/plans/{plan}/rules SeeReports Somewhere
        GET /api/settlement/plans/{plan}/sheet SeeReports Somewhere
        GET /api/settlement/plans/{plan}/sheet.xlsx SeeReports Somewhere
        GET /api/settlement/sheets SeeReports Somewhere
        GET /api/settlement/sheets/{id} SeeReports Somewhere
        GET /api/settlement/sheets/{id}.xlsx SeeReports Somewhere
        GET /api/settlement/sheets/{id}/payments SeeReports Somewhere
        GET /api/substitutions SeeReports Somewhere
        GET /api/targets SeeReports Somewhere
        GET /api/tasks SeeLedger Somewhere
        GET /api/tasks/{id} SeeLedger Task
        GET /api/tasks/{id}/history SeeLedger Task
        GET /api/webhooks EditSettings Host
        POST /api/accounts ManageAccounts Host
        POST /api/accounts/{name}/link ManageAccounts Host
        POST /api/accounts/{name}/second-step/off ManageAccounts Host
        POST /api/accounts/{name}/unlock ManageAccounts Host
        POST /api/bodies EditDirectory Somewhere
        POST /api/bodies/{id}/seats EditDirectory Body
        POST /api/clock SetClock Host
        POST /api/duties/{id}/end CloseOut Duty
        POST /api/field-records KeepRecord Somewhere
        POST /api/field-records/{id}/attend KeepRecord FieldRecord
        POST /api/field-records/{id}/correct KeepRecord FieldRecord
        POST /api/field-records/{id}/end KeepRecord FieldRecord
        POST /api/field-records/{id}/examine KeepRecord FieldRecord
        POST /api/field-records/{id}/release KeepRecord FieldRecord
        POST /api/field-records/{id}/withdraw KeepRecord FieldRecord
        POST /api/interviews/{id}/cancel SendMail Interview
        POST /api/interviews/{id}/hold SendMail Interview
        POST /api/interviews/{id}/release SendMail Interview
        POST /api/leads Patrol Somewhere
        POST /api/leads/{id}/close HandleLead Lead
        POST /api/leads/{id}/dismiss HandleLead Lead
        POST /api/leads/{id}/dispose HandleLead Lead
        POST /api/leads/{id}/grade HandleLead Lead
        POST /api/leads/{id}/report-to-district HandleLead Lead
        POST /api/leads/{id}/report-to-town Patrol Lead
        POST /api/leads/{id}/stop Patrol Lead
        POST /api/leads/{id}/task HandleLead Lead
        POST /api/leads/{id}/verify HandleLead Lead
        POST /api/links/revoke RevokeLinks Somewhere
        POST /api/mails/{id}/release SendMail Mail
        POST /api/mails/{id}/resend SendMail Mail
        POST /api/me/feed signed in
        POST /api/meetings/{occurrence}/minutes SendMail Somewhere
        POST /api/meetings/{occurrence}/occasion SendMail Somewhere
        POST /api/meetings/{occurrence}/tasks StartPlan Somewhere
        POST /api/patrols Patrol Somewhere
        POST /api/plans UploadPlan Somewhere
        POST /api/plans/{hash}/read UploadPlan Plan
        POST /api/plans/{hash}/start StartPlan Plan
        POST /api/rhythms SendMail Somewhere
        POST /api/rhythms/{id}/call SendMail Somewhere
        POST /api/rhythms/{id}/edit SendMail Somewhere
        POST /api/rhythms/{id}/off SendMail Somewhere
        POST /api/rhythms/{id}/on SendMail Somewhere
        POST /api/samples RecordCheck Somewhere
        POST /api/samples/{id}/checks RecordCheck Somewhere
        POST /api/settlement/plans/{plan}/approve ApproveSettlement Somewhere
        POST /api/settlement/plans/{plan}/growers/checks RecordCheck Somewhere
        POST /api/settlement/plans/{plan}/household-samples RecordCheck Somewhere
        POST /api/settlement/plans/{plan}/household-samples/{id}/checks RecordCheck Somewhere
        POST /api/settlement/sheets/{id}/payments RecordPayment Somewhere
        POST /api/settlement/sheets/{id}/payments/{number:int}/correct RecordPayment Somewhere
        POST /api/settlement/sheets/{id}/payments/{number:int}/take-back RecordPayment Somewhere
        POST /api/settlement/sheets/{id}/replace ApproveSettlement Somewhere
        POST /api/tasks/{id}/accept Accept Task
        POST /api/tasks/{id}/acknowledge Acknowledge Task
        POST /api/tasks/{id}/cancel Cancel Task
        POST /api/tasks/{id}/claim-infeasible ClaimInfeasible Task
        POST /api/tasks/{id}/close-on-papers CloseOut Task
        POST /api/tasks/{id}/close-out CloseOut Task
        POST /api/tasks/{id}/correct Correct Task
        POST /api/tasks/{id}/decline-extension GrantExtension Task
        POST /api/tasks/{id}/decline-infeasible GrantInfeasible Task
        POST /api/tasks/{id}/evidence AddEvidence Task
        POST /api/tasks/{id}/grant-extension GrantExtension Task
        POST /api/tasks/{id}/grant-infeasible GrantInfeasible Task
        POST /api/tasks/{id}/report Report Task
        POST /api/tasks/{id}/request-extension RequestExtension Task
        POST /api/tasks/{id}/resume Suspend Task
        POST /api/tasks/{id}/return Return Task
        POST /api/tasks/{id}/set-due StartPlan Task
        POST /api/tasks/{id}/split StartPlan Task
        POST /api/tasks/{id}/suspend Suspend Task
        POST /api/webhooks EditSettings Host
        POST /api/webhooks/{id}/off EditSettings Host
        POST /api/webhooks/{id}/on EditSettings Host
        PUT /api/directory EditDirectory Host
        PUT /api/grid/settings EditSettings Host
        PUT /api/interviews/settings EditSettings Host
        PUT /api/patrols/plans HandleLead Somewhere
        PUT /api/settings/calendar EditSettings Host
        PUT /api/settings/policy EditSettings Host
        PUT /api/settlement/plans/{plan}/figures ApproveSettlement Somewhere
        PUT /api/settlement/plans/{plan}/lists/{kind} KeepFundingList Somewhere
        PUT /api/settlement/plans/{plan}/rules ApproveSettlement Somewhere
        PUT /api/substitutions ApproveSettlement Somewhere
        PUT /api/targets ApproveSettlement Somewhere
        """;

    [Fact]
    public void The_endpoints_of_the_API_need_these_deeds()
    {
        var found =
            from endpoint in Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
            where pattern.StartsWith("/api/", StringComparison.Ordinal)
            let needs = endpoint.Metadata.GetMetadata<RequiredPermission>()!
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
            where method != "HEAD"
            select needs.Permission is null ? $"{method} {pattern} signed in" : $"{method} {pattern} {needs.Permission} {needs.Resource}";

        Assert.Equal(Expected.Split('\n'), found.Order(StringComparer.Ordinal));
    }
}
