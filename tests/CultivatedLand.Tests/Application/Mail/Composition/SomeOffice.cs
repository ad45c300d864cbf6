using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Application.Mail.Composition;

/// <summary>Office of an invented town and its people, for whom mails are composed.</summary>
internal static class SomeOffice
{
    public const string Name = "云州市青溪区柳河镇人民政府";

    public static PeopleDirectory Directory { get; } =
        new([
            Person("柳河镇/白石村", Role.Leader, "林晓舟", "lin@liuhe.example"),
            Person("柳河镇/白石村", Role.UnitHead, "高远", "gao@liuhe.example"),
            Person("柳河镇", Role.LeadOffice, "柳河镇建管办", "office@liuhe.example"),
            Person("柳河镇", Role.Supervisor, "区规资局", "bureau@qingxi.example"),
        ]);

    public static DirectoryEntry Person(
        string place,
        Role role,
        string name,
        string? mail,
        string? substitute = null,
        DateOnly? away = null
    ) => new(Place.Parse(place)!, role, null, name, mail, null, substitute, away, away?.AddDays(30));

    public static MailContext Context(params Story[] stories) =>
        new(
            Name,
            Story.Rules,
            (task, _) => new Uri($"https://farmland.example/t/{task}?k=abc&v=1"),
            id => stories.FirstOrDefault(story => story.Task.Id == id)?.Task
        )
        {
            PublicAddress = new Uri("https://farmland.example/"),
        };

    public static Envelope Envelope(string to, PeopleDirectory? directory, params Notice[] notices) =>
        new DigestBuilder(directory ?? Directory).Sort(notices).Single(envelope => envelope.Recipient.Mail == to);

    public static Envelope Envelope(string to, params Notice[] notices) => Envelope(to, null, notices);
}
