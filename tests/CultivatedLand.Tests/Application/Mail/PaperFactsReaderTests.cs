using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Tests.Application.Mail.Composition;
using CultivatedLand.Tests.Web;

namespace CultivatedLand.Tests.Application.Mail;

/// <summary>What a letter says of its plan, its contact and its copies comes from the plans in force and from the directory.</summary>
public class PaperFactsReaderTests : WebTest
{
    [Fact]
    public async Task A_copy_goes_to_the_office_by_its_name_and_an_office_without_a_name_is_left_out()
    {
        Office.Directory.People = new PeopleDirectory([
            new(Place.Parse("沙河区")!, Role.Supervisor, "区规资局", "周明远", "zhou@q.example"),
        ]);
        Assert.Equal(["沙河区规资局"], (await Facts()).CopyTo);

        Office.Directory.People = new PeopleDirectory([new(Place.Parse("沙河区")!, Role.Supervisor, null, "周明远", "zhou@q.example")]);
        Assert.Empty((await Facts()).CopyTo);
    }

    [Fact]
    public async Task The_contact_is_the_person_of_the_lead_office_with_a_telephone()
    {
        Office.Directory.People = new PeopleDirectory([
            new(Place.Parse("沙河区/青石镇")!, Role.LeadOffice, "建管办", "谭立新", "tan@q.example"),
            new(Place.Parse("沙河区/青石镇")!, Role.LeadOffice, "农服中心", "何静川", "he@q.example", "000-1"),
            new(Place.Parse("沙河区/青石镇")!, Role.LeadOffice, "建管办", "林晓舟", "lin@q.example", "000-2"),
        ]);

        Assert.Equal(("林晓舟", "000-2"), ((await Facts()).Contact!.Name, (await Facts()).Contact!.Phone));
    }

    private async Task<PaperFacts> Facts()
    {
        var notice = Story.Of(Story.Spec(place: "沙河区/青石镇/松林村")).Next(NoticeKind.SupervisionLetter);
        return (await Part<IPaperFactsReader>().Of([notice], default))[notice.Id];
    }
}
