using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Mail;

/// <summary>Mails about a lead, a patrol or an interview tell of no task; the office of the place sees them all the same.</summary>
public sealed class MailOfAPlaceTests : AccessTest
{
    private async Task DeadLetter()
    {
        Office.Directory.People = PeopleDirectory.Empty;
        await Part<LeadService>()
            .Report(
                new LeadSpec(Some.Village, TaskKind.IllegalUse, "新打地基", null, null, null, Clock.GetUtcNow(), "王网格员"),
                [],
                "",
                false,
                "王网格员",
                default
            );
        Clock.MoveTo("2023-07-21 09:00");
        await Part<GridJob>().Run(default);
    }

    private async Task<string> SeenBy(Place? place)
    {
        await Account($"office-{place?.Name}", AccountRole.Office, place);
        var browser = Browser();
        browser.Cookies["__Host-session"] = await Part<SessionStore>()
            .Begin((await Part<AccountStore>().Find($"office-{place?.Name}", default))!, default);
        await browser.Open("/mails?state=dead");
        return browser.Page;
    }

    [Fact]
    public async Task A_dead_letter_of_the_grid_is_seen_by_the_office_of_its_place()
    {
        await DeadLetter();

        Assert.Contains("线索超时", await SeenBy(Place.Parse("沙河区/青石镇")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_seen_by_the_office_of_another_place()
    {
        await DeadLetter();

        Assert.DoesNotContain("线索超时", await SeenBy(Place.Parse("沙河区/白塔镇")), StringComparison.Ordinal);
    }
}
