using System.Text;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Sources;
using static CultivatedLand.Tests.Documents.Sources.Packages;

namespace CultivatedLand.Tests.Documents.Sources;

public class BadInputTests
{
    [Fact]
    public void A_text_of_a_size_that_no_notice_has_is_refused() =>
        Assert.Contains("8", SomeDocument.Refusal(SomeDocument.File("plan.txt", new string('9', SourceReader.LongestText + 1))));

    [Fact]
    public void A_document_of_a_million_empty_elements_is_refused_before_it_takes_their_room() =>
        Assert.Contains("600000 elements", SomeDocument.Refusal(Packages.Word(string.Concat(Enumerable.Repeat("<w:p/>", 1_000_000)))));

    [Fact]
    public void An_empty_file_is_called_empty() =>
        Assert.Contains("is empty", SomeDocument.Refusal(new SourceFile("a.txt", Array.Empty<byte>())));

    [Fact]
    public void A_file_of_spaces_holds_no_words() =>
        Assert.Contains("no words", SomeDocument.Refusal(SomeDocument.File("a.txt", " \r\n\t")));

    [Fact]
    public void A_file_of_50_MB_is_too_large() =>
        Assert.Contains("limit of 40 MB", SomeDocument.Refusal(new SourceFile("a.txt", new byte[50 << 20])));

    [Fact]
    public void Random_bytes_are_no_document()
    {
        var bytes = new byte[4000];
        new Random(1).NextBytes(bytes);
        Assert.Contains("not a document", SomeDocument.Refusal(new SourceFile("a.txt", bytes)));
    }

    [Fact]
    public void A_truncated_docx_is_called_incomplete()
    {
        var whole = Word(P("一、目标"));
        Assert.Contains("incomplete", SomeDocument.Refusal(new SourceFile("a.docx", whole.Content[..(whole.Content.Length / 2)])));
    }

    [Fact]
    public void A_docx_whose_part_is_damaged_is_called_damaged() => Assert.Contains("damaged", SomeDocument.Refusal(Word("<w:p><w:r>")));

    [Fact]
    public void A_protected_docx_is_told_from_an_old_doc()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.Contains(
            "password",
            SomeDocument.Refusal(new SourceFile("a.docx", (byte[])[.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]))
        );
        Assert.Contains(
            "save",
            SomeDocument.Refusal(new SourceFile("a.doc", (byte[])[.. compound, .. Encoding.Unicode.GetBytes("WordDocument")])),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains(
            ".xls",
            SomeDocument.Refusal(new SourceFile("a.xls", (byte[])[.. compound, .. Encoding.Unicode.GetBytes("Workbook")]))
        );
    }

    [Fact]
    public void A_pdf_is_refused_with_what_to_do() =>
        Assert.Contains("docx", SomeDocument.Refusal(SomeDocument.File("a.pdf", "%PDF-1.7 …")));

    [Fact]
    public void An_archive_of_something_else_is_named_so() =>
        Assert.Contains("archive", SomeDocument.Refusal(Zip("a.zip", ("readme.txt", "x"))));

    [Fact]
    public void A_package_that_swells_without_end_is_stopped() =>
        Assert.Contains("unpacks to more", SomeDocument.Refusal(Word(new string(' ', 30 << 20))));

    [Fact]
    public void A_document_type_with_entities_is_refused() =>
        Assert.Contains(
            "damaged",
            SomeDocument.Refusal(
                Zip("a.docx", ("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><document><body><p>&b;</p></body></document>"))
            )
        );

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Text_is_read_in_the_encodings_of_office_machines(string encoding)
    {
        const string text = "关于耕地整改的通知\n各村于2023年10月30日前完成整改。";
        var bytes =
            CodePagesEncodingProvider.Instance.GetEncoding(encoding)?.GetBytes(text) ?? Encoding.GetEncoding(encoding).GetBytes(text);
        Assert.Equal(
            text,
            string.Join('\n', SomeDocument.Document(new SourceFile("a.txt", bytes)).Blocks.Cast<Paragraph>().Select(block => block.Text))
        );
    }
}
