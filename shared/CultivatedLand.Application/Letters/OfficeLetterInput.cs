using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Letters;

namespace CultivatedLand.Application.Letters;

/// <summary>Input of the form of a letter, as it was typed: one paragraph, addressee, copy or address on each line.</summary>
public sealed record OfficeLetterInput(string Title, string Addressees, string Paragraphs, string Copies, string Mails)
{
    public static OfficeLetterInput Of(OfficeLetterText text) =>
        new(
            text.Title,
            string.Join('\n', text.Addressees),
            string.Join('\n', text.Paragraphs),
            string.Join('\n', text.Copies),
            string.Join('\n', text.Mails)
        );

    public static OfficeLetterInput Read(FormFields form) =>
        new(form["title"], form["addressees"], form["paragraphs"], form["copies"], form["mails"]);

    /// <returns>The words, and a fault for each address that is none.</returns>
    public (OfficeLetterText Text, IReadOnlyList<OfficeLetterFault> Faults) Read()
    {
        var mails = Lines(Mails);
        var wrong = mails.Where(mail => !DirectoryFileReader.IsAddress(mail)).ToList();
        return (
            new OfficeLetterText(InterviewInput.Line(Title), Lines(Addressees), Lines(Paragraphs), Lines(Copies), mails),
            [.. wrong.Select(mail => new OfficeLetterFault("mails", new($"“{mail}”不是邮箱。", $"“{mail}” is no mail address.")))]
        );
    }

    private static EquatableArray<string> Lines(string typed) =>
        typed.Split('\n', '\r').Select(InterviewInput.Line).Where(line => line.Length > 0).ToEquatableArray();
}
