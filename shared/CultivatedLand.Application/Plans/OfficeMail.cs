using System.Net;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans;

/// <summary>Mail to an office about a plan: a subject, a sentence and a list.</summary>
internal static class OfficeMail
{
    /// <summary>Finds the lead office that the plan names, otherwise the lead office at the plan's place.</summary>
    public static Recipient Find(PeopleDirectory directory, Plan plan, DateOnly day) =>
        Find(directory, [.. plan.Tasks.SelectMany(task => task.Spec.LeadOffices).Distinct()], plan.Place, day);

    public static Recipient Find(PeopleDirectory directory, IReadOnlyList<string> offices, Place place, DateOnly day) =>
        directory.Resolve(new Addressee(Role.LeadOffice, offices.Count > 0 ? offices[0] : null, place), offices, day);

    public static MailContent Compose(
        MailContext context,
        Recipient office,
        string id,
        LocalizedText subject,
        LocalizedText lead,
        IEnumerable<string> lines,
        DateTimeOffset now
    )
    {
        var (words, listed) = (lead.In(context.Language), lines.ToList());
        if (context.IsVirtualTime)
            words = $"{MailText.VirtualTimeNote.In(context.Language)}\n{words}";
        return new MailContent(
            office.Mail,
            office.Name,
            string.Concat(context.Marked(subject).Where(letter => !char.IsControl(letter))),
            $"{words}\n\n{string.Join('\n', listed.Select(line => "- " + line))}\n",
            string.Concat(words.Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))
                + $"<ul>{string.Concat(listed.Select(line => $"<li>{WebUtility.HtmlEncode(line)}</li>"))}</ul>",
            [],
            $"{id}@{context.Host}",
            ChinaTime.Of(now)
        );
    }
}
