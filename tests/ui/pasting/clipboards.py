"""What other programs put on the clipboard, in our own words: tags, classes and styles as they are."""

WORD = """Version:1.0
StartHTML:0000000105
EndHTML:0000004242
StartFragment:0000001200
EndFragment:0000004202

<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<!--[if !mso]>
<style>
v\\:* {behavior:url(#default#VML);}
</style>
<![endif]--><!--[if gte mso 9]><xml>
 <o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no; margin-bottom:8.0pt; font-size:11.0pt; font-family:"Calibri",sans-serif;}
a:link, span.MsoHyperlink {color:#0563C1; text-decoration:underline; text-underline:single;}
@list l0:level1 {mso-level-number-format:bullet; mso-level-text:\uf0b7;}
-->
</style>
</head>
<body lang=EN-GB link="#0563C1" vlink="#954F72" style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->

<h2 style='mso-list:none'><span style='font-size:14.0pt;color:#2F5496'>The quay</span><o:p></o:p></h2>

<p class=MsoNormal><span style='font-family:"Arial",sans-serif;color:red'>The board
heard that the <b style='mso-bidi-font-weight:normal'>north wall</b> is <i>sound</i>
and the <u>south</u> one is not.</span><span style='mso-spacerun:yes'>\u00a0 </span>See
<a href="https://example.org/survey"><span style='color:#0563C1'>the survey</span></a>.<o:p></o:p></p>

<p class=MsoNormal><o:p>&nbsp;</o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>dredge the harbour;<o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;
mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>in
spring;<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>mend the quay.<o:p></o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>3.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span><![endif]>third of a list;<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level2 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>(a)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span><![endif]>a part of it.<o:p></o:p></p>

<p class=MsoNormal>It <del cite="mailto:Ann%20Example" datetime="2022-01-24T10:00">was</del><ins
cite="mailto:Ann%20Example" datetime="2022-01-24T10:00">is</ins> agreed<span style='display:none;mso-hide:all'>
secretly</span><a class=msocomanchor id="_anchor_1" href="#_msocom_1" language=JavaScript
name="_msoanchor_1">[AE1]</a><span style='mso-special-character:comment'>&nbsp;</span>.<sup><a
style='mso-footnote-id:ftn1' href="#_ftn1">[1]</a></sup><o:p></o:p></p>

<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Picture_1" style='width:200pt'><v:imagedata
src="file:///C:/Users/ann/msohtmlclip1/01/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img
width=267 height=160 src="file:///C:/Users/ann/msohtmlclip1/01/clip_image002.jpg" v:shapes="Picture_1"><![endif]></p>

<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal style='margin-bottom:0cm'><b>Wall<o:p></o:p></b></p>
  </td>
  <td width=301 valign=top style='width:225.4pt'>
  <p class=MsoNormal style='margin-bottom:0cm'>State<o:p></o:p></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td width=301><p class=MsoNormal>North<o:p></o:p></p><p class=MsoNormal>and east<o:p></o:p></p></td>
  <td width=301><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
 </tr>
</table>

<!--EndFragment-->
<div style='mso-element:comment-list'><div style='mso-element:comment'><p
class=MsoCommentText>[AE1] Is it?</p></div></div>
</body>
</html>
"""

OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
p.MsoNormal {margin:0cm; font-size:11.0pt;} span.EmailStyle17 {color:windowtext;} --></style></head>
<body lang=EN-GB link=blue vlink=purple><!--StartFragment--><div class=WordSection1>
<p class=MsoNormal>Dear clerk,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>The ferry is on time. <span style='font-family:"Segoe UI Emoji"'>👍</span> Ring
<a href="mailto:ann@example.org?subject=Ferry">Ann</a>.<o:p></o:p></p>
<ol style='margin-top:0cm' start=1 type=1><li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>first<o:p></o:p>
</li><ol style='margin-top:0cm' start=1 type=a><li
class=MsoListParagraph style='mso-list:l0 level2 lfo1'>its part<o:p></o:p>
</li></ol>
<li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>second<o:p></o:p></li></ol>
<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
<p class=MsoNormal><b><span lang=EN-US>From:</span></b><span lang=EN-US> Bob Example &lt;bob@example.org&gt; <br>
<b>Sent:</b> 24 January 2022 10:03<br><b>Subject:</b> The ferry<o:p></o:p></span></p></div></div>
<p class=MsoNormal>Is it late?<o:p></o:p></p><img border=0 width=1 height=1 src="https://example.org/pixel.gif">
</div><!--EndFragment--></body></html>"""

CHROME = """<meta charset='utf-8'><h3
 style="box-sizing: border-box; font-weight: 500; color: rgb(11, 12, 12);">News</h3><p
 style="margin: 0px 0px 20px; color: rgb(11, 12, 12); font-family: &quot;GDS Transport&quot;, arial; font-size: 19px;
 font-style: normal; font-weight: 400; white-space: normal; text-decoration-thickness: initial;">The <strong
 style="font-weight: 700;">new ferry</strong> <em>sails</em>\n      on&nbsp;Monday, <span style="text-decoration:
 underline;">weather permitting</span>: <a href="https://example.org/ferry?a=1&amp;b=2" class="link" style="color:
 rgb(29, 112, 184); text-decoration: underline;">timetable</a>.</p><ul style="list-style-type: disc;"><li
 style="margin-bottom: 5px;">Adults<ul style="list-style-type: circle;"><li>over 60</li></ul></li><li>Children</li>
</ul><div style="display: none;">tracking</div><script>alert(1)</script>
<p>Tickets: <a href="javascript:buy()">buy</a></p
><figure><img src="https://example.org/ferry.jpg" alt="The ferry" width="640"><figcaption>At
sea</figcaption></figure>"""

FIREFOX = """<html><body>
<!--StartFragment--><p>The <b>new ferry</b> sails on
 <i>Monday</i>.</p>
<ol start="4" type="i">
  <li><p>fares</p><p>for all</p></li>
  <li>times</li>
</ol>
<table><caption>Fares</caption><thead><tr><th>Who</th><th>Pence</th></tr></thead>
<tbody><tr><td>Adult</td><td>450</td></tr><tr><td colspan="2">Dogs go free</td></tr></tbody></table><!--EndFragment-->
</body>
</html>"""

EXCEL = """Version:1.0
StartHTML:0000000172
EndHTML:0000002400
StartFragment:0000001700
EndFragment:0000002348
SourceURL:file:///C:/Users/ann/Book1.xlsx

<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table
	{mso-displayed-decimal-separator:"\\."; mso-displayed-thousand-separator:"\\,";}
tr
	{mso-height-source:auto;}
td
	{padding-top:1px; font-weight:400; font-style:normal; text-decoration:none; vertical-align:bottom;}
.xl65
	{font-weight:700; text-align:center;}
.xl66
	{mso-number-format:"0%"; font-style:italic;}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=64 style='height:15.0pt;width:48pt'>Wall</td>
  <td class=xl65 width=64 style='width:48pt'>Done</td>
  <td width=64 style='width:48pt'></td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>North<br>
    and east</td>
  <td class=xl66 align=right>50%</td>
  <td></td>
 </tr>
 <tr height=0 style='display:none'>
  <td height=20>Hidden</td>
  <td align=right>1</td>
  <td></td>
 </tr>
 <tr height=20>
  <td height=20></td>
  <td></td>
  <td></td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>
"""

EXCEL_CELL = """<html><head><style><!-- .xl63 {color:black;} --></style></head><body><table border=0
 cellpadding=0 cellspacing=0 width=64><!--StartFragment--><col width=64><tr height=20><td height=20 class=xl63
 width=64 align=right>4,200</td></tr><!--EndFragment--></table></body></html>"""

WRITER = """<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		@page { size: 21cm 29.7cm; margin: 2cm }
		p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
		a:link { color: #000080; text-decoration: underline }
	</style>
</head>
<body lang="en-GB" link="#000080" vlink="#800000" dir="ltr"><p style="line-height: 100%; margin-bottom: 0cm">
The <font color="#c9211e"><b>wall</b></font> holds; <i><u>so far</u></i>.</p>
<ol>
	<li><p style="margin-bottom: 0cm">look at it</p>
	<ol type="a">
		<li><p style="margin-bottom: 0cm">by boat</p></li>
	</ol></li>
	<li><p style="margin-bottom: 0cm">report</p></li>
</ol>
<p><img src="data:image/png;base64,iVBORw0KGgo=" name="Image1" align="left" width="113" height="85"/><br/></p>
<ul>
	<li><p>a <a href="https://example.org/a">link</a></p></li>
</ul>
</body>
</html>"""

CALC = """<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">
body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
a.comment-indicator:hover + comment { background:#ffd; position:absolute; display:block; }
comment { display:none; } </style></head><body><table cellspacing="0" border="0">
<colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left"><b>Wall</b></td><td align="left"><b>Pence</b></td></tr>
<tr><td height="17" align="left">North</td><td align="right" sdval="12.5" sdnum="2057;">12.5</td></tr>
</table></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff-1234"><p dir="ltr"
 style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-family:Arial;color:#000000;
font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre;white-space:pre-wrap;"
>The </span><span style="font-size:11pt;font-weight:700;font-style:normal;text-decoration:none;white-space:pre-wrap;"
>wall</span><span style="font-weight:400;font-style:italic;text-decoration:none;white-space:pre-wrap;"> holds </span
><span style="font-weight:400;font-style:normal;
text-decoration:underline;-webkit-text-decoration-skip:none;white-space:pre-wrap;"
>well</span><a href="https://example.org/w" style="text-decoration:none;"><span style="font-weight:400;color:#1155cc;
text-decoration:underline;white-space:pre-wrap;">here</span></a></p><br /><ul style="margin-top:0;margin-bottom:0;
padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;font-size:11pt;font-weight:400;white-space:pre;"
 aria-level="1"><p dir="ltr" style="line-height:1.38;" role="presentation"><span style="font-weight:400;
white-space:pre-wrap;">outer</span></p></li><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:circle;"
 aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;white-space:pre-wrap;">inner</span></p>
</li></ul></ul><ol style="margin-top:0;"><li dir="ltr" style="list-style-type:lower-roman;" aria-level="1"><p dir="ltr"
 role="presentation"><span style="white-space:pre-wrap;">one</span></p></li></ol><div dir="ltr" align="left"><table
 style="border:none;border-collapse:collapse;"><colgroup><col width="300"><col width="300"></colgroup><tbody><tr
 style="height:0pt"><td style="border:solid #000 1pt;"><p dir="ltr"><span style="font-weight:700;">a</span></p></td><td
><br></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">"""

GMAIL = """<div dir="ltr"><div>Hello,</div><div><br></div><div>two lines<br>of one paragraph<br><br>and
 another</div><br><div
 class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 24 Jan 2022 at 10:03, Bob &lt;<a
 href="mailto:bob@example.org">bob@example.org</a>&gt; wrote:<br></div><blockquote class="gmail_quote"
 style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204)"><div>Is it late? <img data-emoji="😀"
 class="an1" alt="😀" src="https://example.org/e.png" width="72" height="72"></div></blockquote></div></div>"""

NEWSLETTER = """<table width="100%"><tr><td><table width="600"><tr><td><h1>Harbour news</h1></td></tr>
<tr><td>The quay is open.<table><tr><td>Mon</td><td>9 to 5</td></tr><tr><td>Tue</td><td>shut</td></tr></table></td>
</tr></table></td></tr></table>"""
