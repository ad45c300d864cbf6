using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Accounts;
using CultivatedLand.Web.Pages.Assessments;
using CultivatedLand.Web.Pages.Board;
using CultivatedLand.Web.Pages.Bodies;
using CultivatedLand.Web.Pages.Bulletins;
using CultivatedLand.Web.Pages.Calendar;
using CultivatedLand.Web.Pages.Duties;
using CultivatedLand.Web.Pages.FieldRecords;
using CultivatedLand.Web.Pages.Funding;
using CultivatedLand.Web.Pages.Grids;
using CultivatedLand.Web.Pages.Home;
using CultivatedLand.Web.Pages.Indicators;
using CultivatedLand.Web.Pages.Interviews;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Leads;
using CultivatedLand.Web.Pages.Ledger;
using CultivatedLand.Web.Pages.Letters;
using CultivatedLand.Web.Pages.Mail;
using CultivatedLand.Web.Pages.Map;
using CultivatedLand.Web.Pages.Patrols;
using CultivatedLand.Web.Pages.People;
using CultivatedLand.Web.Pages.PlaceLinks;
using CultivatedLand.Web.Pages.Plans;
using CultivatedLand.Web.Pages.Reports;
using CultivatedLand.Web.Pages.Samples;
using CultivatedLand.Web.Pages.Settings;
using CultivatedLand.Web.Pages.SignIn;
using CultivatedLand.Web.Pages.Substitutions;
using CultivatedLand.Web.Pages.TaskLinks;
using CultivatedLand.Web.Pages.Tasks;
using CultivatedLand.Web.Pages.Timeline;
using CultivatedLand.Web.Pages.ToDo;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages;

/// <summary>Setup of the console and of the pages behind links: each feature adds its parts and maps its routes.</summary>
internal static class PagesSetup
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<IErrorPages, PublicPages>();
        services.AddSingleton<IDenialPages, ConsoleDenialPages>();
        services.AddSingleton<SessionOnlyFilter>();
        services.AddSingleton<Menu>();
        SignInEndpoints.Add(services);
        PaymentEndpoints.Add(services);
        FundingListEndpoints.Add(services);
        ProfileEndpoints.Add(services);
        SecondStepEndpoints.Add(services);
        AccountsEndpoints.Add(services);
        ToDoEndpoints.Add(services);
        LedgerEndpoints.Add(services);
        BoardEndpoints.Add(services);
        TimelineEndpoints.Add(services);
        CalendarEndpoints.Add(services);
        MapEndpoints.Add(services);
        TaskEndpoints.Add(services);
        LeadEndpoints.Add(services);
        PatrolEndpoints.Add(services);
        FieldRecordEndpoints.Add(services);
        BodyEndpoints.Add(services);
        OfficeLetterEndpoints.Add(services);
        ReportEndpoints.Add(services);
        InterviewEndpoints.Add(services);
        AssessmentEndpoints.Add(services);
        PlanEndpoints.Add(services);
        MailEndpoints.Add(services);
        DirectoryEndpoints.Add(services);
        SettingsEndpoints.Add(services);
        TaskLinkEndpoints.Add(services);
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        HomeEndpoints.Map(app);
        SignInEndpoints.Map(app);
        ProfileEndpoints.Map(app);
        SecondStepEndpoints.Map(app);
        AccountsEndpoints.Map(app);
        var reports = app.MapConsoleGroup(Permission.SeeReports);
        ReportEndpoints.Map(reports);
        BulletinEndpoints.Map(reports);
        SettlementEndpoints.Map(reports);
        PaymentEndpoints.Map(reports);
        FundingListEndpoints.Map(reports);
        IndicatorEndpoints.Map(reports);
        SubstitutionEndpoints.Map(reports);
        SampleEndpoints.Map(reports);
        InterviewEndpoints.Map(reports);
        AssessmentEndpoints.Map(reports);
        ToDoEndpoints.Map(app);
        TaskEndpoints.Map(app);
        MailEndpoints.Map(app);
        LedgerEndpoints.Map(app);
        BoardEndpoints.Map(app);
        TimelineEndpoints.Map(app);
        CalendarEndpoints.Map(app);
        MapEndpoints.Map(app);
        PlanEndpoints.Map(app);
        DutyEndpoints.Map(app);
        DirectoryEndpoints.Map(app);
        SettingsEndpoints.Map(app);
        LeadEndpoints.Map(app);
        PatrolEndpoints.Map(app);
        FieldRecordEndpoints.Map(app);
        BodyEndpoints.Map(app);
        OfficeLetterEndpoints.Map(app);
        GridEndpoints.Map(app);

        var open = app.MapGroup("").AllowAnonymousAccess();
        TaskLinkEndpoints.Map(open);
        PlaceLinkEndpoints.Map(open);
        AssetEndpoints.Map(open);
    }
}
